namespace AppwritePS.Actions;

/// <summary>A list.</summary>
public sealed class YamlSequence : YamlNode
{
    /// <summary>Describes a list.</summary>
    /// <param name="items">Its items.</param>
    /// <param name="position">Where it begins.</param>
    /// <param name="tag">The tag on it.</param>
    public YamlSequence(IReadOnlyList<YamlNode> items, TextPosition position = default, string? tag = null) : base(position, tag) =>
        Items = items ?? throw new ArgumentNullException(nameof(items));

    /// <summary>Its items.</summary>
    public IReadOnlyList<YamlNode> Items { get; }

    /// <inheritdoc/>
    public override YamlKind Kind => YamlKind.List;
}
