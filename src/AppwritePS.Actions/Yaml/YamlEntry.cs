namespace AppwritePS.Actions;

/// <summary>A key with its value.</summary>
public sealed class YamlEntry
{
    /// <summary>Describes an entry.</summary>
    /// <param name="key">The key; nearly always a <see cref="YamlScalar"/>.</param>
    /// <param name="value">The value.</param>
    public YamlEntry(YamlNode key, YamlNode value)
    {
        Key = key ?? throw new ArgumentNullException(nameof(key));
        Value = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The key.</summary>
    public YamlNode Key { get; }

    /// <summary>The value.</summary>
    public YamlNode Value { get; }

    /// <summary>The key's text; null if it is no text but a mapping or a list.</summary>
    public string? Name => (Key as YamlScalar)?.Text;

    /// <summary>Whether it takes over the entries of another mapping: <c>&lt;&lt;</c>, unquoted.</summary>
    public bool IsMerge => Key is YamlScalar { IsPlain: true, Text: "<<" };
}
