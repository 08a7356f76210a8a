using System.Globalization;
using System.Text;

namespace AppwritePS;

/// <summary>Text from elsewhere as it may be shown: without what would steer a terminal.</summary>
internal static class Printable
{
    public static string Of(string text)
    {
        if (!text.Any(IsSteering)) return text;

        var shown = new StringBuilder(text.Length);
        foreach (var c in text) shown.Append(IsSteering(c) ? '\uFFFD' : c);
        return shown.ToString();
    }

    // Format characters turn the direction of writing, among other things.
    private static bool IsSteering(char c) =>
        c is not ((>= ' ' and <= '~') or '\n' or '\r' or '\t') && (char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);
}
