using System.Buffers;
using System.Globalization;
using System.Text;

namespace AppwritePS.Emulator;

/// <summary>Which characters are written as escapes, and how.</summary>
internal static class JsonEscapes
{
    private static readonly byte[] s_always = [.. Enumerable.Range(0, 0x20).Select(c => (byte)c), (byte)'"', (byte)'\\'];
    private static readonly SearchValues<byte> s_javaScriptSpecial = SearchValues.Create(s_always);

    /// <summary>0xE2 begins the line separators U+2028 and U+2029, which PHP escapes even when it leaves other scripts alone.</summary>
    private static readonly SearchValues<byte> s_phpSpecial = SearchValues.Create([.. s_always, (byte)'/', 0xE2]);
    private static readonly SearchValues<byte> s_phpAsciiSpecial = SearchValues.Create([.. s_always, (byte)'/', .. Enumerable.Range(0x80, 0x80).Select(c => (byte)c)]);

    public static SearchValues<byte> Special(JsonStyle style) => style switch
    {
        JsonStyle.Php => s_phpSpecial,
        JsonStyle.PhpAscii => s_phpAsciiSpecial,
        _ => s_javaScriptSpecial,
    };

    /// <summary>Writes the first character of <paramref name="from"/>, and says how many bytes that took.</summary>
    public static int Write(IBufferWriter<byte> to, ReadOnlySpan<byte> from, JsonStyle style)
    {
        byte first = from[0];
        if (first >= 0x80)
            return WriteRune(to, from, style);
        if (Short(first) is char letter and not '\0')
            to.Write([(byte)'\\', (byte)letter]);
        else
            WriteUnit(to, (char)first);
        return 1;
    }

    private static char Short(byte character) => (char)character switch
    {
        '"' => '"',
        '\\' => '\\',
        '/' => '/',
        '\b' => 'b',
        '\f' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        _ => '\0',
    };

    private static int WriteRune(IBufferWriter<byte> to, ReadOnlySpan<byte> from, JsonStyle style)
    {
        Rune.DecodeFromUtf8(from, out Rune rune, out int length);
        if (style == JsonStyle.Php && rune.Value is not (0x2028 or 0x2029))
        {
            to.Write(from[..length]);
            return length;
        }
        Span<char> units = stackalloc char[2];
        foreach (char unit in units[..rune.EncodeToUtf16(units)])
            WriteUnit(to, unit);
        return length;
    }

    private static void WriteUnit(IBufferWriter<byte> to, char unit)
    {
        Span<byte> span = to.GetSpan(6);
        "\\u"u8.CopyTo(span);
        ((int)unit).TryFormat(span[2..], out _, "x4", CultureInfo.InvariantCulture);
        to.Advance(6);
    }
}
