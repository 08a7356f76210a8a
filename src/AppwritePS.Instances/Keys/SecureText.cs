using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace AppwritePS.Instances;

/// <summary>Turns secrets into SecureStrings and back. Copies that can be cleared are.</summary>
internal static class SecureText
{
    // At once: a SecureString that grows is deciphered and enciphered for every character.
    public static unsafe SecureString Of(string text)
    {
        fixed (char* first = text)
            return ReadOnly(new SecureString(first, text.Length));
    }

    public static unsafe SecureString Of(byte[] utf8)
    {
        var text = Encoding.UTF8.GetChars(utf8);
        try
        {
            // Of an empty array there is no first character to point at.
            fixed (char* first = text)
                return ReadOnly(text.Length == 0 ? new SecureString() : new SecureString(first, text.Length));
        }
        finally
        {
            Array.Clear(text, 0, text.Length);
        }
    }

    public static SecureString CopyOf(SecureString text) => ReadOnly((text ?? throw new ArgumentNullException(nameof(text))).Copy());

    public static byte[] ToBytes(SecureString secret) => Reveal(secret, Encoding.UTF8.GetBytes);

    public static T Reveal<T>(SecureString secret, Func<string, T> use)
    {
        var memory = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return use(Marshal.PtrToStringUni(memory, secret.Length));
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }

    private static SecureString ReadOnly(SecureString secret)
    {
        secret.MakeReadOnly();
        return secret;
    }
}
