using System.Text;
using AppwritePS.Actions;

namespace AppwritePS;

/// <summary>A file with actions: UTF-8, or UTF-16 or UTF-32 that says so in its first bytes.</summary>
internal static class ActionTextFile
{
    /// <summary>Reads the file, as far as any text is looked at.</summary>
    /// <exception cref="BindingException">It cannot be read, or is no text.</exception>
    public static ActionText Read(string path)
    {
        try
        {
            using var file = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return new(Beginning(file), path);
        }
        catch (DecoderFallbackException)
        {
            throw new BindingException(Text.Format(Messages.ActionFileNotText, path), nameof(Messages.ActionFileNotText));
        }
        catch (Exception exception) when (exception.IsFileFailure())
        {
            throw new BindingException(Text.Format(Messages.ActionFileUnreadable, path, Text.Sentence(exception.Message)), nameof(Messages.ActionFileUnreadable));
        }
    }

    // One character more than the limit is enough to tell that there are too many.
    private static string Beginning(StreamReader file)
    {
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        while (text.Length <= YamlLimits.Length && file.Read(buffer, 0, buffer.Length) is > 0 and var read) text.Append(buffer, 0, read);
        return text.ToString();
    }
}
