namespace AppwritePS.Actions;

/// <summary>Something wrong, or odd, in an action file. The text for users is the layer above's.</summary>
public sealed class ActionProblem
{
    internal ActionProblem(ActionRule rule, bool isWarning, string? source, TextPosition position, string? key, IReadOnlyList<object> arguments)
    {
        Rule = rule;
        IsWarning = isWarning;
        Source = source;
        Position = position;
        Key = key;
        Arguments = arguments;
    }

    /// <summary>The rule that is broken.</summary>
    public ActionRule Rule { get; }

    /// <summary>
    /// Whether it stops nothing from being run. Whatever is wrong with an action that is not enabled is only a warning.
    /// </summary>
    public bool IsWarning { get; }

    /// <summary><see cref="ActionFileOptions.Source"/> of the text.</summary>
    public string? Source { get; }

    /// <summary>Where.</summary>
    public TextPosition Position { get; }

    /// <summary>The key that it is about, as written, such as <c>function_async</c> or the name of a header; null if none is.</summary>
    public string? Key { get; }

    /// <summary>The values that a text about <see cref="Rule"/> is formatted with, as listed there. Texts among them are at most 200 characters.</summary>
    public IReadOnlyList<object> Arguments { get; }

    /// <summary>Place, rule and arguments, for logs and debuggers.</summary>
    public override string ToString() => $"{Source}:{Position}: {(IsWarning ? "warning " : "")}{Rule} {Key}: {string.Join("; ", Arguments)}";
}
