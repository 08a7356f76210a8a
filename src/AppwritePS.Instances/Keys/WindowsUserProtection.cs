using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace AppwritePS.Instances;

/// <summary>
/// DPAPI for the current user. By P/Invoke, because netstandard2.0 has no ProtectedData and Windows PowerShell 5.1 no
/// assembly with it that this one could name (DESIGN.md section 4).
/// </summary>
internal sealed class WindowsUserProtection : IUserProtection
{
    private const uint UiForbidden = 0x1;

    // Not a secret: keeps other programs from taking our data for theirs, and ours from taking theirs.
    private static readonly byte[] s_purpose = Encoding.ASCII.GetBytes("AppwritePS instance store 1");

    private delegate bool Conversion(ref Blob data, ref Blob entropy, out Blob result);

    public bool IsAvailable => true;

    public string Account => UserProtection.ThisAccount;

    public byte[] Protect(byte[] plain) => Convert(plain, static (ref Blob data, ref Blob entropy, out Blob result) =>
        CryptProtectData(ref data, null, ref entropy, IntPtr.Zero, IntPtr.Zero, UiForbidden, out result));

    public byte[] Unprotect(byte[] data) => Convert(data, static (ref Blob data, ref Blob entropy, out Blob result) =>
        CryptUnprotectData(ref data, IntPtr.Zero, ref entropy, IntPtr.Zero, IntPtr.Zero, UiForbidden, out result));

    private static byte[] Convert(byte[] bytes, Conversion convert)
    {
        var data = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        var purpose = GCHandle.Alloc(s_purpose, GCHandleType.Pinned);
        try
        {
            var input = new Blob { Length = bytes.Length, Data = data.AddrOfPinnedObject() };
            var entropy = new Blob { Length = s_purpose.Length, Data = purpose.AddrOfPinnedObject() };
            if (!convert(ref input, ref entropy, out var result))
                throw new CryptographicException(new Win32Exception(Marshal.GetLastWin32Error()).Message);

            return Take(result);
        }
        finally
        {
            purpose.Free();
            data.Free();
        }
    }

    private static byte[] Take(Blob result)
    {
        // An empty secret may come without memory.
        if (result.Data == IntPtr.Zero)
            return [];

        try
        {
            var bytes = new byte[result.Length];
            Marshal.Copy(result.Data, bytes, 0, bytes.Length);
            return bytes;
        }
        finally
        {
            Marshal.Copy(new byte[result.Length], 0, result.Data, result.Length);
            LocalFree(result.Data);
        }
    }

    [DllImport("crypt32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CryptProtectData(
        ref Blob data, [MarshalAs(UnmanagedType.LPWStr)] string? description, ref Blob entropy, IntPtr reserved, IntPtr prompt, uint flags, out Blob result);

    [DllImport("crypt32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CryptUnprotectData(
        ref Blob data, IntPtr description, ref Blob entropy, IntPtr reserved, IntPtr prompt, uint flags, out Blob result);

    [DllImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr LocalFree(IntPtr memory);

    [StructLayout(LayoutKind.Sequential)]
    private struct Blob
    {
        public int Length;
        public IntPtr Data;
    }
}
