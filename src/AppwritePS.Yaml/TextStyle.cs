using System.Text.RegularExpressions;
using AppwritePS.Actions;
using YamlDotNet.Core;

namespace AppwritePS.Yaml;

/// <summary>
/// How a text is written so that readers of YAML 1.1 and 1.2 read it back as it is. Without quotes only what no schema takes
/// for anything else; as a block only lines whose ends can be seen; the rest in quotes.
/// </summary>
internal static class TextStyle
{
    private static readonly Regex s_word = new(@"^[A-Za-z][A-Za-z0-9_.-]*\z", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> s_typedWords =
        new(["y", "n", "yes", "no", "on", "off", "true", "false", "null"], StringComparer.OrdinalIgnoreCase);

    public static ScalarStyle Of(YamlScalar scalar, bool isKey)
    {
        var text = scalar.Text;
        if (HasLoneSurrogate(text)) throw new ArgumentException("Half of a surrogate pair.", nameof(scalar));

        if (scalar.IsPlain || (s_word.IsMatch(text) && !s_typedWords.Contains(text))) return ScalarStyle.Plain;
        if (!isKey && IsBlock(text)) return ScalarStyle.Literal;
        return text.All(IsVisible) && (text.Contains("\"") || text.Contains("\\")) ? ScalarStyle.SingleQuoted : ScalarStyle.DoubleQuoted;
    }

    // An indented first line needs a number that says how far, blanks at an end get lost in editors, and so do empty last lines.
    private static bool IsBlock(string text)
    {
        if (!text.Contains("\n") || text[0] is ' ' or '\n' || text.EndsWith("\n\n", StringComparison.Ordinal)) return false;

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' ? i > 0 && text[i - 1] == ' ' : !IsVisible(text[i])) return false;
        }

        return text[text.Length - 1] != ' ';
    }

    // What is left as it is in a block and in single quotes; everything else has an escape.
    private static bool IsVisible(char c) => c is (>= ' ' and <= '~') or (> '\u00A0' and < '\u2000') or (> '\u206F' and < '\uFE00');

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
    }
}
