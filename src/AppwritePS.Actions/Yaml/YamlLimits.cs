namespace AppwritePS.Actions;

/// <summary>What a YAML text may ask for, so that a hostile one costs neither time nor memory without bound.</summary>
public static class YamlLimits
{
    /// <summary>The most UTF-16 units that a text has.</summary>
    public const int Length = 10 * 1024 * 1024;

    /// <summary>The most mappings and lists that lie in each other, aliases followed.</summary>
    public const int Depth = 64;

    /// <summary>The most nodes and UTF-16 units that a document has once each alias stands as what it names.</summary>
    public const int Expanded = 4 * Length;
}
