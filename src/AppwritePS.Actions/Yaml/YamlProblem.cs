namespace AppwritePS.Actions;

/// <summary>What is wrong with a text as YAML.</summary>
public sealed class YamlProblem
{
    /// <summary>Describes a problem.</summary>
    /// <param name="rule">The rule that is broken.</param>
    /// <param name="position">Where.</param>
    /// <param name="arguments">The values listed at <paramref name="rule"/>, in that order.</param>
    public YamlProblem(ActionRule rule, TextPosition position, params object[] arguments)
    {
        Rule = rule;
        Position = position;
        Arguments = arguments;
    }

    /// <summary>The rule that is broken.</summary>
    public ActionRule Rule { get; }

    /// <summary>Where.</summary>
    public TextPosition Position { get; }

    /// <summary>The values that a text about <see cref="Rule"/> is formatted with, as listed there.</summary>
    public IReadOnlyList<object> Arguments { get; }
}
