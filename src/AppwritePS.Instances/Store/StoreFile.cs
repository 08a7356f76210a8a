using System.Diagnostics;
using System.Globalization;

namespace AppwritePS.Instances;

/// <summary>
/// One file that many processes read and replace. Readers never wait and always see a whole file; whoever replaces it
/// holds the lock beside it.
/// </summary>
internal sealed class StoreFile(string path, StoreFiles files, TimeSpan lockTimeout)
{
    private const string TemporaryInfix = ".tmp-";

    // Some hundred thousand entries. What is larger was put there by mistake, and would take the process's memory.
    private const long LargestFile = 64 << 20;

    private const int LongestPauseMilliseconds = 25;
    private const int ShortestPauseMilliseconds = 2;
    private static readonly TimeSpan s_attemptPause = TimeSpan.FromMilliseconds(20);

    // Threads of this process queue here, since they would only take turns at polling.
    private readonly object _locking = new();

    public string Path => path;

    /// <summary>When the file was last written and how long it is; null if there is none.</summary>
    /// <exception cref="InstanceException"><see cref="InstanceProblem.StoreInaccessible"/>.</exception>
    public StoreStamp? Stamp()
    {
        try
        {
            var file = new FileInfo(Target());
            return file.Exists ? new StoreStamp(file.LastWriteTimeUtc, file.Length) : null;
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw new InstanceException(InstanceProblem.StoreInaccessible, path, e.Message);
        }
    }

    /// <summary>Reads the file; null if there is none.</summary>
    /// <exception cref="InstanceException"><see cref="InstanceProblem.StoreInaccessible"/>.</exception>
    public byte[]? Read()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (!File.Exists(path))
                    return files.IsForbidden(path) ? throw new UnauthorizedAccessException("Permission denied") : null;

                // On Windows, others may replace the file only if its readers let them.
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                if (stream.Length > LargestFile)
                    throw new IOException($"It has {stream.Length} bytes, which no store of instances has.");
                using var contents = new MemoryStream();
                stream.CopyTo(contents);
                return contents.ToArray();
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                return null;
            }
            catch (Exception e) when (IsFailure(e))
            {
                if (attempt >= files.Attempts)
                    throw new InstanceException(InstanceProblem.StoreInaccessible, path, e.Message);
                Thread.Sleep(s_attemptPause);
            }
        }
    }

    /// <summary>Runs what reads and replaces the file while no other process or thread does.</summary>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.StoreBusy"/> or <see cref="InstanceProblem.StoreNotWritable"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the work began.</exception>
    public T WithLock<T>(Func<T> work, CancellationToken cancellationToken = default)
    {
        var waited = Stopwatch.StartNew();
        while (!Monitor.TryEnter(_locking, LongestPauseMilliseconds))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (waited.Elapsed >= lockTimeout)
                throw Busy(waited);
        }

        try
        {
            using var held = Lock(waited, cancellationToken);
            return work();
        }
        finally
        {
            Monitor.Exit(_locking);
        }
    }

    /// <summary>Replaces the file, whole or not at all. Under <see cref="WithLock"/> only.</summary>
    /// <exception cref="InstanceException"><see cref="InstanceProblem.StoreNotWritable"/>. The file is as before then.</exception>
    public void Write(byte[] contents)
    {
        string? temporary = null;
        try
        {
            var target = Target();
            RemoveLeftovers(target);
            (var stream, temporary) = files.CreateNew(target + TemporaryInfix);
            using (stream)
            {
                stream.Write(contents, 0, contents.Length);
                stream.Flush(flushToDisk: true);
            }

            Replace(temporary, target);
            temporary = null;
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw NotWritable(e);
        }
        finally
        {
            if (temporary is not null)
                TryDelete(temporary);
        }
    }

    private void Replace(string temporary, string target)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                files.Replace(temporary, target);
                return;
            }
            catch (Exception e) when (IsFailure(e) && attempt < files.Attempts)
            {
                Thread.Sleep(s_attemptPause);
            }
        }
    }

    // Two locks, or processes that change the store many times in a row would take the lock again before others that
    // wait for it look: who holds the turn is the only one to wait for the lock, and so the next to have it.
    private IDisposable Lock(Stopwatch waited, CancellationToken cancellationToken)
    {
        try
        {
            var target = Target();
            files.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            using var turn = Wait(target + ".turn", waited, PauseForTurn, cancellationToken);
            return Wait(target + ".lock", waited, static _ => ShortestPauseMilliseconds, cancellationToken);
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw NotWritable(e);
        }
    }

    private IDisposable Wait(string lockPath, Stopwatch waited, Func<Stopwatch, int> pause, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (files.TryLock(lockPath) is { } held)
                return held;
            if (waited.Elapsed >= lockTimeout)
                throw Busy(waited);
            cancellationToken.WaitHandle.WaitOne(pause(waited));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    // Who has waited longer looks more often, and so is more likely to be next.
    private static int PauseForTurn(Stopwatch waited) =>
        (int)Math.Max(ShortestPauseMilliseconds, LongestPauseMilliseconds - (waited.ElapsedMilliseconds / 100));

    // A store that is a link, as keepers of dotfiles have it, stays one: what it leads to is replaced, under the lock
    // that lies beside it.
    private string Target()
    {
        var file = new FileInfo(path);
        return file.Attributes != (FileAttributes)(-1) && file.Attributes.HasFlag(FileAttributes.ReparsePoint) ? files.FollowLinks(path) : path;
    }

    // Of processes that died while they wrote: nobody writes but who holds the lock.
    private static void RemoveLeftovers(string target)
    {
        foreach (var leftover in Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(target)!, System.IO.Path.GetFileName(target) + TemporaryInfix + "*"))
            TryDelete(leftover);
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (IsFailure(e))
        {
            // The next write tries again.
        }
    }

    private InstanceException Busy(Stopwatch waited) =>
        new(InstanceProblem.StoreBusy, path, waited.Elapsed.TotalSeconds.ToString("0", CultureInfo.InvariantCulture));

    private InstanceException NotWritable(Exception e) => new(InstanceProblem.StoreNotWritable, path, e.Message);

    // .NET makes an ArgumentOutOfRangeException of the system's EFBIG: a file over the limit of the process or the disk.
    private static bool IsFailure(Exception e) =>
        e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentOutOfRangeException;
}
