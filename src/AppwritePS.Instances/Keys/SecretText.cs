using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace AppwritePS.Instances;

/// <summary>Turns secrets into SecureStrings and back. Copies that can be cleared are.</summary>
internal static class SecretText
{
    public static SecureString Of(string text)
    {
        var secret = new SecureString();
        foreach (var c in text)
            secret.AppendChar(c);
        secret.MakeReadOnly();
        return secret;
    }

    public static SecureString Of(byte[] utf8)
    {
        var text = Encoding.UTF8.GetChars(utf8);
        try
        {
            var secret = new SecureString();
            foreach (var c in text)
                secret.AppendChar(c);
            secret.MakeReadOnly();
            return secret;
        }
        finally
        {
            Array.Clear(text, 0, text.Length);
        }
    }

    public static SecureString CopyOf(SecureString text)
    {
        var copy = (text ?? throw new ArgumentNullException(nameof(text))).Copy();
        copy.MakeReadOnly();
        return copy;
    }

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
}
