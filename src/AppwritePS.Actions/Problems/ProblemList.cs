namespace AppwritePS.Actions;

/// <summary>Problems as they are found: of a file, or of one action in it.</summary>
internal sealed class ProblemList(string? source, ProblemList? file = null)
{
    private const int MaximumArgumentLength = 200;

    private readonly List<ActionProblem> _problems = [];

    // An anchor's node is looked at once for each alias, and told only once: as an error, if one of those who use it is enabled.
    private readonly Dictionary<(ActionRule, TextPosition), int> _seen = [];

    // The first of those beyond the limit, or the first error among them.
    private ActionProblem? _unlisted;

    /// <summary>Whether there was an error, listed or beyond the limit.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>The problems in the order of the text; the last one may be <see cref="ActionRule.TooManyProblems"/>.</summary>
    public IReadOnlyList<ActionProblem> Sorted
    {
        get
        {
            ActionProblem[] sorted = [.. _problems.OrderBy(static problem => problem.Position)];
            return _unlisted is null ? sorted : [.. sorted, TooMany(sorted[sorted.Length - 1].Position, _unlisted.IsWarning)];
        }
    }

    /// <summary>Whether no more problems are listed: what they say need not be found out.</summary>
    public bool IsFull => _problems.Count >= ActionFile.MaximumProblems;

    public ProblemList ForAction() => new(source, this);

    public void Error(ActionRule rule, TextPosition position, string? key, params object[] arguments)
    {
        HasErrors = true;
        Add(rule, isWarning: false, position, key, arguments);
    }

    public void Warn(ActionRule rule, TextPosition position, string? key, params object[] arguments) =>
        Add(rule, isWarning: true, position, key, arguments);

    public void Error(YamlProblem problem) => Error(problem.Rule, problem.Position, key: null, [.. problem.Arguments]);

    /// <summary>Hands the problems of an action to its file; as warnings, if the action is not enabled.</summary>
    public void Close(bool isEnabled)
    {
        if (!isEnabled)
        {
            HasErrors = false;
            for (var i = 0; i < _problems.Count; i++) _problems[i] = AsWarning(_problems[i]);
            if (_unlisted is not null) _unlisted = AsWarning(_unlisted);
        }

        file!.HasErrors |= HasErrors;
        foreach (var problem in _problems) file.Add(problem);
        if (_unlisted is not null) file.Add(_unlisted);
    }

    private static ActionProblem AsWarning(ActionProblem problem) =>
        new(problem.Rule, isWarning: true, problem.Source, problem.Position, problem.Key, problem.Arguments);

    private void Add(ActionRule rule, bool isWarning, TextPosition position, string? key, object[] arguments) =>
        Add(new(rule, isWarning, source, position, key, Array.ConvertAll(arguments, static value => value is string text ? Short(text) : value)));

    private void Add(ActionProblem problem)
    {
        var place = (problem.Rule, problem.Position);
        if (_seen.TryGetValue(place, out var at))
        {
            if (_problems[at].IsWarning) _problems[at] = problem;
        }
        else if (!IsFull)
        {
            _seen.Add(place, _problems.Count);
            _problems.Add(problem);
        }
        else if (_unlisted is null or { IsWarning: true })
        {
            _unlisted = problem;
        }
    }

    private ActionProblem TooMany(TextPosition position, bool isWarning) =>
        new(ActionRule.TooManyProblems, isWarning, source, position, key: null, [ActionFile.MaximumProblems]);

    private static string Short(string text)
    {
        if (text.Length <= MaximumArgumentLength) return text;

        var length = MaximumArgumentLength - 1;
        return text.Substring(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length) + "…";
    }
}
