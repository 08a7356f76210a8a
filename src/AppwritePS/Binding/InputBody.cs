using System.Management.Automation;
using System.Net.Http.Headers;
using System.Text;
using AppwritePS.Client;

namespace AppwritePS;

/// <summary>Makes a function's body of what a user gave: text as it is, bytes as bytes, everything else as JSON.</summary>
internal static class InputBody
{
    /// <param name="value">What was given.</param>
    /// <param name="contentType">The content type that goes with it; text is encoded by its charset.</param>
    /// <exception cref="BindingException">It is no body, and the text says what to give instead.</exception>
    public static RequestBody Of(object? value, string? contentType)
    {
        if (TypeOf.Is<AppwriteExecution>(value) || TypeOf.Is<AppwriteInstance>(value) || TypeOf.Is<AppwriteFunction>(value))
            throw new BindingException(Text.Format(Messages.BodyIsAppwriteObject, ((PSObject)PSObject.AsPSObject(value!)).TypeNames[0]));

        // Lines of Get-Content carry note properties of their file; the base object is the line alone.
        var plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain switch
        {
            null => RequestBody.Empty,
            RequestBody body => body,
            string text => OfText(text, contentType),
            byte[] bytes => RequestBody.FromBytes(bytes),
            // A comma in front, as a pipeline needs it, makes a list of one.
            object[] and [byte[] bytes] => RequestBody.FromBytes(bytes),
            byte => throw new BindingException(Messages.BodyIsByte),
            FileSystemInfo file => throw new BindingException(Text.Format(Messages.BodyIsFile, file.FullName)),
            _ => RequestBody.FromJson(ObjectJson.Write(value)),
        };
    }

    // UTF-8 travels as text; in another charset a function receives other bytes.
    private static RequestBody OfText(string text, string? contentType)
    {
        var charset = MediaTypeHeaderValue.TryParse(contentType, out var type) ? type.CharSet?.Trim('"') : null;
        if (string.IsNullOrEmpty(charset) || "utf-8".Equals(charset, StringComparison.OrdinalIgnoreCase)) return RequestBody.FromText(text);

        try
        {
            return RequestBody.FromBytes(Encoding.GetEncoding(charset, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetBytes(text));
        }
        catch (EncoderFallbackException)
        {
            throw new BindingException(Text.Format(Messages.BodyNotInCharset, charset));
        }
        catch (ArgumentException)
        {
            throw new BindingException(Text.Format(Messages.CharsetUnknown, charset));
        }
    }
}
