using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AppwritePS.Instances;

/// <summary>
/// Files on Linux and macOS, by P/Invoke: netstandard2.0 neither sets modes nor renames over a file. No function with a
/// variable number of arguments is called with more than the fixed ones, which is another convention on Apple silicon.
/// </summary>
internal sealed class UnixStoreFiles : StoreFiles
{
    private const uint OwnerOnlyDirectory = 0b111_000_000;
    private const uint OwnerOnlyFile = 0b110_000_000;
    private const int ReadWrite = 2;
    private const int ExclusiveLockWithoutWaiting = 2 | 4;
    private const int NoSuchEntry = 2;
    private const int Interrupted = 4;
    private const int AccessDenied = 13;
    private const int Exists = 17;
    private const int MaximumLinks = 40;
    private const int MaximumPath = 4096;

    private static readonly bool s_isMac = RuntimeInformation.IsOSPlatform(OSPlatform.OSX);
    private static readonly int s_closeOnExec = s_isMac ? 0x1000000 : 0x80000;
    private static readonly int s_wouldBlock = s_isMac ? 35 : 11;

    public override int Attempts => 1;

    public override void CreateDirectory(string path)
    {
        if (Directory.Exists(path))
            return;

        if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
            CreateDirectory(parent);
        if (mkdir(Text(path), OwnerOnlyDirectory) != 0 && Marshal.GetLastWin32Error() is var error and not Exists)
            throw Failure(error);
    }

    // Not FileShare.None, which .NET leaves out where it is told to by DOTNET_SYSTEM_IO_DISABLEFILELOCKING. Closed on
    // exec, or a child process would keep the lock.
    public override IDisposable? TryLock(string path)
    {
        var handle = Open(path);
        while (flock(handle, ExclusiveLockWithoutWaiting) != 0)
        {
            var error = Marshal.GetLastWin32Error();
            if (error == Interrupted)
                continue;

            handle.Dispose();
            return error == s_wouldBlock ? null : throw Failure(error);
        }

        return handle;
    }

    public override (FileStream Stream, string Path) CreateNew(string pathPrefix)
    {
        // Filled in with the name that is made of it.
        var template = Text(pathPrefix + "XXXXXX");
        var file = mkostemp(template, s_closeOnExec);
        if (file < 0)
            throw Failure(Marshal.GetLastWin32Error());

        // Opened once more by name, since Mono makes no stream of a descriptor.
        new Descriptor(file).Dispose();
        var path = Encoding.UTF8.GetString(template, 0, template.Length - 1);
        return (new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 1), path);
    }

    public override void Replace(string newPath, string path)
    {
        if (rename(Text(newPath), Text(path)) != 0)
            throw Failure(Marshal.GetLastWin32Error());

        // So that the new name outlives a power failure. Some file systems cannot; the file is whole nevertheless.
        if (Path.GetDirectoryName(path) is { } directory && open(Text(directory), s_closeOnExec) is var descriptor and >= 0)
        {
            using var handle = new Descriptor(descriptor);
            _ = fsync(handle);
        }
    }

    public override string FollowLinks(string path)
    {
        var buffer = new byte[MaximumPath];
        for (var links = 0; links < MaximumLinks; links++)
        {
            var length = (int)readlink(Text(path), buffer, (UIntPtr)buffer.Length);
            if (length <= 0)
                return path;

            path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path) ?? "/", Encoding.UTF8.GetString(buffer, 0, length)));
        }

        // The system says what is wrong with it.
        return path;
    }

    public override bool IsForbidden(string path) => access(Text(path), mode: 0) != 0 && Marshal.GetLastWin32Error() == AccessDenied;

    private static Descriptor Open(string path)
    {
        var file = open(Text(path), ReadWrite | s_closeOnExec);
        if (file < 0 && Marshal.GetLastWin32Error() == NoSuchEntry)
        {
            var created = creat(Text(path), OwnerOnlyFile);
            if (created < 0)
                throw Failure(Marshal.GetLastWin32Error());

            new Descriptor(created).Dispose();
            file = open(Text(path), ReadWrite | s_closeOnExec);
        }

        return file >= 0 ? new Descriptor(file) : throw Failure(Marshal.GetLastWin32Error());
    }

    private static IOException Failure(int error) => new(new Win32Exception(error).Message);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + "\0");

    /// <summary>A file that is open. SafeFileHandle is closed in another way by Mono, which has handles of its own.</summary>
    private sealed class Descriptor : SafeHandleMinusOneIsInvalid
    {
        public Descriptor(int file)
            : base(ownsHandle: true) => SetHandle((IntPtr)file);

        protected override bool ReleaseHandle() => close((int)handle) == 0;
    }

#pragma warning disable SYSLIB1054, IDE1006 // netstandard2.0 has no LibraryImport; the names are the C library's.
    [DllImport("libc", SetLastError = true)]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int close(int file);

    [DllImport("libc", SetLastError = true)]
    private static extern int creat(byte[] path, uint mode);

    [DllImport("libc", SetLastError = true)]
    private static extern int mkostemp([In, Out] byte[] template, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int mkdir(byte[] path, uint mode);

    [DllImport("libc", SetLastError = true)]
    private static extern int rename(byte[] oldPath, byte[] newPath);

    [DllImport("libc", SetLastError = true)]
    private static extern int flock(Descriptor file, int operation);

    [DllImport("libc", SetLastError = true)]
    private static extern int fsync(Descriptor file);

    [DllImport("libc", SetLastError = true)]
    private static extern int access(byte[] path, int mode);

    [DllImport("libc", SetLastError = true)]
    private static extern IntPtr readlink(byte[] path, [Out] byte[] buffer, UIntPtr size);
#pragma warning restore SYSLIB1054, IDE1006
}
