namespace AppwritePS.Actions;

/// <summary>A value in a YAML text. An alias stands as the very node that its anchor names.</summary>
public abstract class YamlNode
{
    private protected YamlNode(TextPosition position, string? tag)
    {
        Position = position;
        Tag = tag;
    }

    /// <summary>Where it begins; for an alias, where its anchor's node does. Of a node to be written: nowhere.</summary>
    public TextPosition Position { get; }

    /// <summary>The tag that is written on it, such as <c>!secret</c>; null if none is.</summary>
    public string? Tag { get; }

    /// <summary>What it is.</summary>
    public abstract YamlKind Kind { get; }
}
