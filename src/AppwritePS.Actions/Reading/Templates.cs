namespace AppwritePS.Actions;

/// <summary>Home Assistant's templates, which it takes a text for that has one of three signs anywhere.</summary>
public static class Templates
{
    /// <summary>The first sign in a text; null if it has none.</summary>
    public static string? SignIn(string text)
    {
        for (var at = text.IndexOf('{'); at >= 0 && at < text.Length - 1; at = text.IndexOf('{', at + 1))
        {
            if (text[at + 1] is '{' or '%' or '#') return text.Substring(at, 2);
        }

        return null;
    }

    /// <summary>
    /// The first sign of a template without quotes, which YAML takes for a mapping: with a mapping for a key, or with a key
    /// that begins like nothing else without quotes. Null if the value is none.
    /// </summary>
    internal static string? SignWithoutQuotes(YamlNode node) => node is not YamlMapping { Entries: [{ Key: var key }, ..] } ? null : key switch
    {
        YamlMapping => "{{",
        YamlScalar { IsPlain: true, Text: ['%', ..] } => "{%",
        _ => null,
    };
}
