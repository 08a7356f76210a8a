using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AppwritePS.Instances;

/// <summary>
/// Files on Windows. Who may read them is inherited: in LOCALAPPDATA the account itself, the system and administrators;
/// in APPWRITEPS_HOME whoever may read that directory.
/// </summary>
internal sealed class WindowsStoreFiles : StoreFiles
{
    /// <summary>What a path begins with that Windows takes as it stands.</summary>
    internal const string VerbatimPrefix = @"\\?\";

    private const uint ReplaceExisting = 0x1;
    private const uint WriteThrough = 0x8;
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int ErrorAccessDenied = 5;
    private const int MaximumPath = 32768;
    private const string SharePrefix = @"\\?\UNC\";

    // Virus scanners and indexers open what was just written, and a reader has the file open for a moment.
    public override int Attempts => 100;

    public override void CreateDirectory(string path) => Directory.CreateDirectory(path);

    public override IDisposable? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException e) when (e.HResult is SharingViolation or LockViolation)
        {
            return null;
        }
    }

    public override (FileStream Stream, string Path) CreateNew(string pathPrefix)
    {
        var path = pathPrefix + Guid.NewGuid().ToString("N");
        return (new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1), path);
    }

    // Not File.Replace: between its two renames there is no file of the name, and where the second fails it stays so.
    public override void Replace(string newPath, string path)
    {
        if (MoveFileEx(newPath, path, ReplaceExisting | WriteThrough))
            return;

        var error = new Win32Exception(Marshal.GetLastWin32Error());
        throw error.NativeErrorCode == ErrorAccessDenied ? new UnauthorizedAccessException(error.Message) : new IOException(error.Message);
    }

    public override string FollowLinks(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var target = new StringBuilder(MaximumPath);
        var length = GetFinalPathNameByHandle(file.SafeFileHandle, target, MaximumPath, 0);
        return length is > 0 and < MaximumPath ? WithoutPrefix(target.ToString()) : throw new IOException(new Win32Exception(Marshal.GetLastWin32Error()).Message);
    }

    /// <summary>A path as Windows tells it, in the form that users know, and that .NET Framework takes everywhere.</summary>
    internal static string WithoutPrefix(string path) =>
        path.StartsWith(SharePrefix, StringComparison.Ordinal) ? @"\\" + path.Substring(SharePrefix.Length)
        : path.StartsWith(VerbatimPrefix, StringComparison.Ordinal) ? path.Substring(VerbatimPrefix.Length)
        : path;

    public override bool IsForbidden(string path) => false;

    [DllImport("kernel32", EntryPoint = "MoveFileExW", CharSet = CharSet.Unicode, SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool MoveFileEx(string from, string to, uint flags);

    [DllImport("kernel32", EntryPoint = "GetFinalPathNameByHandleW", CharSet = CharSet.Unicode, SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
#pragma warning disable CA1838 // Called once, and only where the file is a link.
    private static extern uint GetFinalPathNameByHandle(SafeFileHandle file, StringBuilder path, uint length, uint flags);
#pragma warning restore CA1838
}
