using System.Runtime.InteropServices;

namespace AppwritePS.Instances;

/// <summary>
/// What the store does with files that systems do differently. Failures are IOException or UnauthorizedAccessException.
/// </summary>
internal abstract class StoreFiles
{
    public static StoreFiles OfThisSystem { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new WindowsStoreFiles() : new UnixStoreFiles();

    /// <summary>How often, at most, what may fail because another program looks at a file is tried.</summary>
    public abstract int Attempts { get; }

    /// <summary>Makes a directory and those above it, for this account only, unless they are there.</summary>
    public abstract void CreateDirectory(string path);

    /// <summary>
    /// Takes a lock that ends with the process at the latest; null if another process or thread has it. Its file stays.
    /// </summary>
    public abstract IDisposable? TryLock(string path);

    /// <summary>Creates a new file, from the first byte on for this account only.</summary>
    public abstract (FileStream Stream, string Path) CreateNew(string pathPrefix);

    /// <summary>Gives a file another's name in one step: at every moment that name leads to the old one or the new.</summary>
    public abstract void Replace(string newPath, string path);

    /// <summary>Where a symbolic link leads, to its end; the path itself if it is none. The target need not exist.</summary>
    public abstract string FollowLinks(string path);

    /// <summary>Whether a file that does not seem to exist is only hidden from this account.</summary>
    public abstract bool IsForbidden(string path);
}
