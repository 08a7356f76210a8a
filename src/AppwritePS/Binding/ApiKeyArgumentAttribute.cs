using System.Management.Automation;
using System.Security;

namespace AppwritePS;

/// <summary>Takes a key as a SecureString, or as text, which is converted.</summary>
internal sealed class ApiKeyArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var plain = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return plain switch
        {
            null or SecureString => plain,
            string text => Protect(text),
            // The type alone is named: the value may hold the key.
            _ => throw new ArgumentTransformationMetadataException(Text.Format(Messages.ApiKeyArgument, plain.GetType())),
        };
    }

    internal static SecureString Protect(string text)
    {
        var secure = new SecureString();
        foreach (var c in text) secure.AppendChar(c);
        secure.MakeReadOnly();
        return secure;
    }
}
