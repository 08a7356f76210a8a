namespace AppwritePS.Actions;

/// <summary>
/// The Appwrite actions of a YAML text, and all its problems. The text is one action, several documents, a list of steps,
/// an automation (<c>actions</c>, or <c>action</c> with a list), a script (<c>sequence</c>), a list of automations, a
/// mapping of scripts, or a configuration with <c>automation</c> and <c>script</c>.
/// </summary>
public sealed class ActionFile
{
    /// <summary>The most steps that are looked at.</summary>
    public const int MaximumSteps = 100_000;

    /// <summary>The most problems that are listed.</summary>
    public const int MaximumProblems = 1_000;

    private ActionFile(string? source, IReadOnlyList<AppwriteAction> actions, IReadOnlyList<ActionProblem> problems, bool hasErrors)
    {
        Source = source;
        Actions = actions;
        Problems = problems;
        HasErrors = hasErrors;
    }

    /// <summary><see cref="ActionFileOptions.Source"/>.</summary>
    public string? Source { get; }

    /// <summary>
    /// The Appwrite actions in order, also the disabled ones and those with errors. Where the YAML ends in an error, those
    /// of the documents before it.
    /// </summary>
    public IReadOnlyList<AppwriteAction> Actions { get; }

    /// <summary>
    /// All problems in the order of the text, those of the actions among them, and a warning for each step that is not run.
    /// </summary>
    public IReadOnlyList<ActionProblem> Problems { get; }

    /// <summary>Whether anything in the text is wrong.</summary>
    public bool HasErrors { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="yaml">Reads YAML.</param>
    /// <param name="text">The text.</param>
    /// <param name="options">How to read it.</param>
    public static ActionFile Read(IYamlFormat yaml, string text, ActionFileOptions options)
    {
        if (yaml is null) throw new ArgumentNullException(nameof(yaml));
        if (text is null) throw new ArgumentNullException(nameof(text));
        if (options is null) throw new ArgumentNullException(nameof(options));

        var problems = new ProblemList(options.Source);
        var steps = new StepReader(options, problems);
        var content = yaml.Read(text, options.FirstLine);
        new DocumentReader(steps, problems).Read(content, options.FirstLine);
        return new(options.Source, steps.Actions, problems.Sorted, problems.HasErrors);
    }
}
