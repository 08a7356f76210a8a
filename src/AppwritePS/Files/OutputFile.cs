namespace AppwritePS;

/// <summary>
/// A file that is written whole or not at all: under another name first, which takes the place of the wanted one at the
/// end. The place is tried before anything is executed, since an execution cannot be taken back for want of a file.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly string _path;
    private readonly bool _overwrite;
    private bool _isMoved;

    private OutputFile(FileStream stream, string path, bool overwrite)
    {
        _stream = stream;
        _path = path;
        _overwrite = overwrite;
    }

    /// <summary>Makes room for the file.</summary>
    /// <exception cref="BindingException">It exists and is not to be replaced, or cannot be written there.</exception>
    public static OutputFile Reserve(string path, bool overwrite)
    {
        if (Directory.Exists(path)) throw new BindingException(Text.Format(Messages.OutFileIsDirectory, path));
        if (!overwrite && File.Exists(path)) throw Exists(path);

        try
        {
            var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
            return new OutputFile(new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None), path, overwrite);
        }
        catch (Exception exception) when (exception.IsFileFailure())
        {
            throw NotWritable(path, exception);
        }
    }

    /// <summary>Writes the file.</summary>
    /// <exception cref="BindingException">That failed, and what was there is there still.</exception>
    public void Write(byte[] bytes)
    {
        try
        {
            _stream.Write(bytes, 0, bytes.Length);
            _stream.Flush(flushToDisk: true);
            _stream.Dispose();

            if (_overwrite && File.Exists(_path)) File.Replace(_stream.Name, _path, destinationBackupFileName: null);
            else File.Move(_stream.Name, _path);
            _isMoved = true;
        }
        catch (IOException) when (!_overwrite && File.Exists(_path))
        {
            throw Exists(_path);
        }
        catch (Exception exception) when (exception.IsFileFailure())
        {
            throw NotWritable(_path, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            // Writes what is left to write, for which a full disk has no room.
            _stream.Dispose();
        }
        catch (IOException)
        {
        }

        if (!_isMoved) TryDelete(_stream.Name);
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception.IsFileFailure())
        {
        }
    }

    private static BindingException Exists(string path) => new(Text.Format(Messages.OutFileExists, path), nameof(Messages.OutFileExists));

    private static BindingException NotWritable(string path, Exception exception) =>
        new(Text.Format(Messages.OutFileNotWritable, path, exception.Message), nameof(Messages.OutFileNotWritable));
}
