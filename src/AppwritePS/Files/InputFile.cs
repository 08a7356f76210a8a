using AppwritePS.Client;

namespace AppwritePS;

/// <summary>A file that is sent as a body.</summary>
internal static class InputFile
{
    // Bytes; no server takes a longer body.
    private const long Longest = 10_485_760;

    /// <summary>Reads the file whole.</summary>
    /// <exception cref="BindingException">It cannot be read, or no server would take it.</exception>
    public static RequestBody Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length > Longest
                ? throw new BindingException(Text.Format(Messages.InFileTooLarge, path, file.Length))
                : RequestBody.FromBytes(File.ReadAllBytes(path), FileContentType.Of(path));
        }
        catch (Exception exception) when (exception.IsFileFailure())
        {
            throw new BindingException(Text.Format(Messages.InFileUnreadable, path, exception.Message));
        }
    }
}
