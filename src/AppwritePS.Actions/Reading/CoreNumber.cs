using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace AppwritePS.Actions;

/// <summary>Numbers as YAML 1.2's core schema has them, written as JSON has them.</summary>
internal static class CoreNumber
{
    private static readonly Regex s_decimal = new(@"^([-+]?)([0-9]*)(?:\.([0-9]*))?([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_hexadecimal = new(@"^0x[0-9a-fA-F]+\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_octal = new(@"^0o[0-7]+\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_notJson = new(@"^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z", RegexOptions.CultureInvariant);

    // What is longer than any number that means something is not worth the square of its length.
    private const int LongestBased = 256;

    /// <summary>Whether the text is one of the numbers that JSON has no way to write, or is too long to say.</summary>
    public static bool HasNoJson(string text) =>
        s_notJson.IsMatch(text) || (text.Length > LongestBased && (s_hexadecimal.IsMatch(text) || s_octal.IsMatch(text)));

    /// <summary>The number as JSON; null if the text is none.</summary>
    public static string? ToJson(string text) =>
        s_hexadecimal.IsMatch(text) ? BigInteger.Parse("0" + text.Substring(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
        : s_octal.IsMatch(text) ? text.Skip(2).Aggregate(BigInteger.Zero, static (sum, digit) => (sum * 8) + (digit - '0')).ToString(CultureInfo.InvariantCulture)
        : FromDecimal(s_decimal.Match(text));

    // JSON has no plus, no zeros in front, and digits on both sides of a point.
    private static string? FromDecimal(Match match)
    {
        var (whole, fraction) = (match.Groups[2].Value, match.Groups[3].Value);
        if (!match.Success || whole.Length + fraction.Length == 0) return null;

        var sign = match.Groups[1].Value == "-" ? "-" : "";
        var digits = whole.TrimStart('0') is { Length: > 0 } significant ? significant : "0";
        return sign + digits + (fraction.Length > 0 ? "." + fraction : "") + match.Groups[4].Value;
    }
}
