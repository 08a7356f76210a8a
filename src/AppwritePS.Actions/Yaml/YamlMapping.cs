namespace AppwritePS.Actions;

/// <summary>Keys with values, in the order of the text. Repeated and merge keys are in it as written.</summary>
public sealed class YamlMapping : YamlNode
{
    /// <summary>Describes a mapping.</summary>
    /// <param name="entries">Its entries, in order.</param>
    /// <param name="position">Where it begins.</param>
    /// <param name="tag">The tag on it.</param>
    public YamlMapping(IReadOnlyList<YamlEntry> entries, TextPosition position = default, string? tag = null) : base(position, tag) =>
        Entries = entries ?? throw new ArgumentNullException(nameof(entries));

    /// <summary>Its entries, in order.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; }

    /// <inheritdoc/>
    public override YamlKind Kind => YamlKind.Mapping;
}
