// What only these tests call and .NET Framework lacks, under the same names and as far as they call it.
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace AppwritePS.Instances.Tests;

[Flags]
internal enum UnixFileMode
{
    None = 0,
    UserExecute = 0b001_000_000,
    UserWrite = 0b010_000_000,
    UserRead = 0b100_000_000,
}

internal static class OperatingSystem
{
    public static bool IsWindows() => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
}

internal static class Polyfills
{
    extension(Directory)
    {
        public static DirectoryInfo CreateTempSubdirectory(string prefix = "") => Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), prefix + Guid.NewGuid().ToString("N")));
    }

    extension(File)
    {
        public static UnixFileMode GetUnixFileMode(string path) => (UnixFileMode)Convert.ToInt32(StoreWorkerProcess.Output("stat", "--format=%a", path).TrimEnd(), fromBase: 8);

        public static void SetUnixFileMode(string path, UnixFileMode mode) => Check(chmod(path, (uint)mode));

        public static void CreateSymbolicLink(string path, string target) => Check(symlink(target, path));
    }

    extension(FileInfo file)
    {
        public string? LinkTarget => StoreWorkerProcess.Output("readlink", file.FullName).TrimEnd('\n') is { Length: > 0 } target ? target : null;
    }

    extension(HMACSHA256)
    {
        public static byte[] HashData(byte[] key, byte[] data)
        {
            using var algorithm = new HMACSHA256(key);
            return algorithm.ComputeHash(data);
        }
    }

    public static string ReplaceLineEndings(this string text, string ending) => text.Replace("\r\n", "\n").Replace("\n", ending);

    public static string[] Split(this string text, char separator, StringSplitOptions options) => text.Split([separator], options);

    public static bool TryPop<T>(this Stack<T> stack, out T top)
    {
        var any = stack.Count > 0;
        top = any ? stack.Pop() : default!;
        return any;
    }

    private static void Check(int result)
    {
        if (result != 0) throw new IOException(new Win32Exception(Marshal.GetLastWin32Error()).Message);
    }

#pragma warning disable IDE1006 // The names are the C library's.
    [DllImport("libc", SetLastError = true)]
    private static extern int chmod([MarshalAs(UnmanagedType.LPStr)] string path, uint mode);

    [DllImport("libc", SetLastError = true)]
    private static extern int symlink([MarshalAs(UnmanagedType.LPStr)] string target, [MarshalAs(UnmanagedType.LPStr)] string path);
#pragma warning restore IDE1006
}

internal sealed class ReferenceEqualityComparer : IEqualityComparer<object?>
{
    public static ReferenceEqualityComparer Instance { get; } = new();

    public new bool Equals(object? x, object? y) => ReferenceEquals(x, y);

    public int GetHashCode(object? value) => RuntimeHelpers.GetHashCode(value!);
}
