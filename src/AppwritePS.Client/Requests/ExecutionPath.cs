using System.Text;

namespace AppwritePS.Client;

/// <summary>
/// The path of an execution, query included. The server stores it as it comes and encodes nothing itself: a blank in it
/// makes a failed execution, a <c>#</c> cuts it, and older runtimes break without the slash in front.
/// </summary>
public static class ExecutionPath
{
    private const int MaximumLength = 2048;

    /// <summary>
    /// Puts <c>/</c> in front unless it is there, keeps what is legal in a URL (<c>%XX</c> included, so that a path from an
    /// execution's history goes out as it came), and encodes the rest as UTF-8 <c>%XX</c>.
    /// </summary>
    /// <returns>The path as sent, or <c>null</c> when there is none, which the server takes for <c>/</c>.</returns>
    /// <exception cref="InvalidRequestException"><see cref="RequestRule.PathCharacters"/> or <see cref="RequestRule.PathLength"/>.</exception>
    public static string? Encode(string? path)
    {
        if (string.IsNullOrEmpty(path)) return null;

        var encoded = new StringBuilder(path!.Length + 8);
        if (path[0] != '/') encoded.Append('/');

        for (var i = 0; i < path.Length; i++)
        {
            var c = path[i];
            if (IsLegal(c) || (c == '%' && IsEscape(path, i)))
            {
                encoded.Append(c);
            }
            else if (char.IsHighSurrogate(c) && i + 1 < path.Length && char.IsLowSurrogate(path[i + 1]))
            {
                AppendEscaped(encoded, path.Substring(i++, 2));
            }
            else if (c == '#' || char.IsControl(c) || char.IsSurrogate(c))
            {
                throw new InvalidRequestException(RequestRule.PathCharacters, path);
            }
            else
            {
                AppendEscaped(encoded, c.ToString());
            }
        }

        return encoded.Length <= MaximumLength
            ? encoded.ToString()
            : throw new InvalidRequestException(RequestRule.PathLength, encoded.Length);
    }

    private static void AppendEscaped(StringBuilder encoded, string character)
    {
        foreach (var b in Encoding.UTF8.GetBytes(character)) encoded.Append('%').Append(b.ToString("X2", null));
    }

    private static bool IsEscape(string path, int at) =>
        at + 2 < path.Length && IsHex(path[at + 1]) && IsHex(path[at + 2]);

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    // RFC 3986: pchar, "/" and "?".
    private static bool IsLegal(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "-._~!$&'()*+,;=:@/?".IndexOf(c) >= 0;
}
