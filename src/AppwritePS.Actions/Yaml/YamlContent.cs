namespace AppwritePS.Actions;

/// <summary>What a YAML text holds.</summary>
public sealed class YamlContent
{
    /// <summary>Describes the content.</summary>
    /// <param name="documents">The documents, in order.</param>
    /// <param name="problem">Why reading ended early; null if it did not.</param>
    public YamlContent(IReadOnlyList<YamlNode> documents, YamlProblem? problem)
    {
        Documents = documents ?? throw new ArgumentNullException(nameof(documents));
        Problem = problem;
    }

    /// <summary>The documents, in order: all, or those before the <see cref="Problem"/>.</summary>
    public IReadOnlyList<YamlNode> Documents { get; }

    /// <summary>Why reading ended early; null if it did not. What comes after it is not known.</summary>
    public YamlProblem? Problem { get; }
}
