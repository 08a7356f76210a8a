namespace AppwritePS.Actions;

/// <summary>Reads values as what they should be, and tells what is wrong with them.</summary>
internal sealed class ValueReader(ProblemList problems)
{
    private const string True = "true";

    private const string False = "false";

    /// <summary>A text: of a value that is written without quotes, what is written.</summary>
    public ActionValue<string>? Text(YamlEntry? entry)
    {
        if (entry is null || IsMissing(entry) || IsTemplate(entry.Value)) return null;
        if (entry.Value is YamlScalar scalar) return Value(entry, scalar.Text);

        problems.Error(ActionRule.NotText, entry.Value.Position, entry.Name, entry.Name!, entry.Value.Kind);
        return null;
    }

    public YamlMapping? Mapping(YamlEntry? entry)
    {
        if (entry is null || IsMissing(entry) || IsTemplate(entry.Value)) return null;
        if (entry.Value is YamlMapping mapping) return mapping;

        problems.Error(ActionRule.NotMapping, entry.Value.Position, entry.Name, entry.Name!, entry.Value.Kind);
        return null;
    }

    /// <summary>
    /// A boolean of YAML 1.2. The words that only YAML 1.1 has are taken too, and true and false in quotes, with a warning:
    /// Home Assistant's own files have them.
    /// </summary>
    public bool? Boolean(YamlEntry? entry)
    {
        if (entry is null || IsMissing(entry) || IsTemplate(entry.Value)) return null;

        var text = (entry.Value as YamlScalar)?.Text;
        if (entry.Value is not YamlScalar scalar || Meaning(scalar) is not { } meaning)
        {
            problems.Error(ActionRule.NotBoolean, entry.Value.Position, entry.Name, entry.Name!, entry.Value.Kind, text ?? "");
            return null;
        }

        var is12 = scalar.IsPlain && scalar.Text is True or "True" or "TRUE" or False or "False" or "FALSE";
        if (!is12) problems.Warn(ActionRule.BooleanWord, scalar.Position, entry.Name, entry.Name!, scalar.Text, meaning ? True : False);
        return meaning;
    }

    public bool IsMissing(YamlEntry entry)
    {
        if (entry.Value.Kind != YamlKind.Nothing) return false;
        if (entry.Value is not YamlUnusable) problems.Error(ActionRule.ValueMissing, entry.Key.Position, entry.Name, entry.Name!);
        return true;
    }

    public static ActionValue<T> Value<T>(YamlEntry entry, T value) => new(entry.Name!, value, entry.Key.Position, entry.Value.Position);

    // Told by the check of the whole; more need not be said of it.
    private static bool IsTemplate(YamlNode node) =>
        (node is YamlScalar scalar ? Templates.SignIn(scalar.Text) : Templates.SignWithoutQuotes(node)) is not null;

    private static bool? Meaning(YamlScalar scalar) => scalar switch
    {
        { Text: True or "True" or "TRUE" } => true,
        { Text: False or "False" or "FALSE" } => false,
        { IsPlain: true, Text: "yes" or "Yes" or "YES" or "on" or "On" or "ON" } => true,
        { IsPlain: true, Text: "no" or "No" or "NO" or "off" or "Off" or "OFF" } => false,
        _ => null,
    };
}
