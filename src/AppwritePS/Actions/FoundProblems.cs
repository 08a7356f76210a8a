using AppwritePS.Actions;
using AppwritePS.Client;

namespace AppwritePS;

/// <summary>What is found to be wrong with an action, or with the text around it.</summary>
/// <param name="text">The text.</param>
internal sealed class FoundProblems(ActionText text)
{
    private readonly List<(TextPosition Position, AppwriteActionProblem Problem)> _found = [];

    public bool HasErrors => _found.Exists(static one => !one.Problem.IsWarning);

    /// <summary>All of them, in the order of the text.</summary>
    public AppwriteActionProblem[] InOrder => [.. _found.OrderBy(static one => one.Position).Select(static one => one.Problem)];

    /// <summary>What the reading found.</summary>
    public void Add(IEnumerable<ActionProblem> problems)
    {
        foreach (var problem in problems) Add(problem.Position, problem.Key, problem.Rule.ToString(), problem.IsWarning, ActionRules.TextOf(problem));
    }

    /// <summary>An error that only shows when more is known than the text.</summary>
    public void Add(TextPosition position, string? key, string rule, string message) =>
        Add(position, key, rule, isWarning: false, SecretText.Hide(message));

    private void Add(TextPosition position, string? key, string rule, bool isWarning, string message)
    {
        // Nobody sees the text that an object is read as.
        var hasPlaces = text.Object is null;
        _found.Add((position, new(text.Source, hasPlaces ? position.Line : null, hasPlaces ? position.Column : null, key, rule, isWarning, message)));
    }
}
