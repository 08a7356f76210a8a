namespace AppwritePS;

/// <summary>The actions of a text, with all problems.</summary>
/// <param name="Source">The file; <c>null</c> for what came as text or as an object.</param>
/// <param name="Actions">The actions, in order, also those that are not run.</param>
/// <param name="OtherProblems">The problems that belong to none of them.</param>
internal sealed record ActionPlan(string? Source, IReadOnlyList<PlannedAction> Actions, IReadOnlyList<AppwriteActionProblem> OtherProblems)
{
    /// <summary>All problems, in the order of the text.</summary>
    public IReadOnlyList<AppwriteActionProblem> Problems { get; } =
        [.. OtherProblems.Concat(Actions.SelectMany(static action => action.Report.Problems)).OrderBy(static problem => problem.Line).ThenBy(static problem => problem.Column)];

    /// <summary>What is wrong with it, not merely odd.</summary>
    public IReadOnlyList<AppwriteActionProblem> Errors => [.. Problems.Where(static problem => !problem.IsWarning)];

    /// <summary>The problems that belong to no action, as a report.</summary>
    public AppwriteActionReport ToReport() => new()
    {
        File = Source,
        Line = OtherProblems.FirstOrDefault()?.Line,
        Column = OtherProblems.FirstOrDefault()?.Column,
        IsValid = OtherProblems.All(static problem => problem.IsWarning),
        Problems = [.. OtherProblems],
    };
}
