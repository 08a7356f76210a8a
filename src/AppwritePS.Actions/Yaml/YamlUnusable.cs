namespace AppwritePS.Actions;

/// <summary>Stands where an alias is that leads nowhere, into itself, or to too much.</summary>
public sealed class YamlUnusable : YamlNode
{
    /// <summary>Describes the place.</summary>
    /// <param name="problem">What is wrong there.</param>
    public YamlUnusable(YamlProblem problem) : base(problem?.Position ?? throw new ArgumentNullException(nameof(problem)), tag: null) =>
        Problem = problem;

    /// <summary>What is wrong there.</summary>
    public YamlProblem Problem { get; }

    /// <inheritdoc/>
    public override YamlKind Kind => YamlKind.Nothing;
}
