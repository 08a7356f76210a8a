using System.Text;

namespace AppwritePS.Emulator;

/// <summary>The query of a path as a browser's URL class gives it, percent-encoded (recorded: 'path with spaces and unicode').</summary>
internal static class UrlQuery
{
    public static string Of(string path)
    {
        int end = path.IndexOf('#', StringComparison.Ordinal);
        string withoutFragment = end < 0 ? path : path[..end];
        int start = withoutFragment.IndexOf('?', StringComparison.Ordinal);
        if (start < 0 || start == withoutFragment.Length - 1)
            return "";

        var query = new StringBuilder();
        foreach (byte b in Encoding.UTF8.GetBytes(withoutFragment[start..]))
        {
            if (b is > 0x20 and < 0x7F and not ((byte)'"' or (byte)'<' or (byte)'>' or (byte)'\''))
                query.Append((char)b);
            else if (b is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
                query.Append('%').Append(b.ToString("X2", null));
        }
        return query.ToString();
    }
}
