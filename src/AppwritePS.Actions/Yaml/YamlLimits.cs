namespace AppwritePS.Actions;

/// <summary>What a YAML text may ask for, so that a hostile one costs neither time nor memory without bound.</summary>
public static class YamlLimits
{
    /// <summary>The most UTF-16 units that a text has.</summary>
    public const int Length = 10 * 1024 * 1024;

    /// <summary>The most mappings and lists that lie in each other, aliases followed.</summary>
    public const int Depth = 64;

    /// <summary>The most nodes and UTF-16 units that the aliases of a document stand for, all together.</summary>
    public const int Aliased = 1024 * 1024;
}
