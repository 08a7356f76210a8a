using System.Management.Automation;
using AppwritePS.Client;

namespace AppwritePS;

/// <summary>Makes a function's body of what a user gave: text as it is, bytes as bytes, everything else as JSON.</summary>
internal static class InputBody
{
    /// <exception cref="BindingException">It is no body, and the text says what to give instead.</exception>
    public static RequestBody Of(object? value)
    {
        if (TypeOf.Is<AppwriteExecution>(value) || TypeOf.Is<AppwriteInstance>(value))
            throw new BindingException(Text.Format(Messages.BodyIsAppwriteObject, ((PSObject)PSObject.AsPSObject(value!)).TypeNames[0]));

        // Lines of Get-Content carry note properties of their file; the base object is the line alone.
        var plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain switch
        {
            null => RequestBody.Empty,
            string text => RequestBody.FromText(text),
            byte[] bytes => RequestBody.FromBytes(bytes),
            byte => throw new BindingException(Messages.BodyIsByte),
            FileSystemInfo file => throw new BindingException(Text.Format(Messages.BodyIsFile, file.FullName)),
            _ => RequestBody.FromJson(ObjectJson.Write(value)),
        };
    }
}
