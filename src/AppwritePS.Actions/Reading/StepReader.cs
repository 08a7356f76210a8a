using System.Text.RegularExpressions;

namespace AppwritePS.Actions;

/// <summary>Reads steps: takes those that are Appwrite actions, and tells which others there are.</summary>
internal sealed class StepReader(ActionFileOptions options, ProblemList fileProblems)
{
    // A misspelt action has few keys.
    private const int KeysLookedAt = 64;

    private static readonly Regex s_variableName = new(@"^[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant);

    private readonly List<AppwriteAction> _actions = [];

    private readonly NodeCheck _check = new(fileProblems);

    private int _steps;

    private bool _isOver;

    public IReadOnlyList<AppwriteAction> Actions => _actions;

    /// <summary>Whether there was a step, of whatever kind.</summary>
    public bool HasSteps => _steps > 0;

    /// <summary>Reads a list of steps, or the single one that stands for it.</summary>
    public void ReadList(YamlNode node, string? key)
    {
        if (node is not YamlSequence list)
        {
            Read(node);
            return;
        }

        if (!_check.IsUsable(list, key)) return;
        foreach (var item in list.Items) Read(item);
    }

    /// <summary>Reads a step.</summary>
    public void Read(YamlNode node)
    {
        if (_steps == ActionFile.MaximumSteps)
        {
            if (!_isOver) fileProblems.Error(ActionRule.TooManySteps, node.Position, key: null, ActionFile.MaximumSteps);
            _isOver = true;
            return;
        }

        _steps++;

        switch (node)
        {
            case YamlMapping mapping when Templates.SignWithoutQuotes(mapping) is { } sign:
                fileProblems.Error(ActionRule.Template, mapping.Position, key: null, sign);
                break;
            case YamlMapping mapping:
                Read(new MappingView(mapping));
                break;
            case YamlScalar scalar when Templates.SignIn(scalar.Text) is not null:
                NotRun(scalar, "condition");
                break;
            default:
                if (_check.IsUsable(node, key: null)) fileProblems.Error(ActionRule.StepNotMapping, node.Position, key: null, node.Kind);
                break;
        }
    }

    private void Read(MappingView step)
    {
        var name = step.Find(StepKeys.Action) ?? step.Find(StepKeys.Service);
        if (name is null && OtherSteps.NameOf(step) is { } other)
        {
            NotRun(step.Node, other);
        }
        else if (name is null)
        {
            Unknown(step);
        }
        else if (name.Value is YamlScalar { Text: var text } && !ActionName.IsAppwrite(text) && !HasTemplateForDomain(text) && name.Value.Kind == YamlKind.Text)
        {
            NotRun(step.Node, text);
        }
        else
        {
            _actions.Add(Take(step, name));
        }
    }

    // A domain that is a template may turn out to be any.
    private static bool HasTemplateForDomain(string name) => Templates.SignIn(name.Split('.')[0]) is not null;

    private void NotRun(YamlNode step, string name)
    {
        fileProblems.Warn(ActionRule.StepNotRun, step.Position, key: null, name);
        _check.Unused(step);
        if (OtherSteps.IsControlFlow(name)) new NestedActions(fileProblems, name, step.Position.Line).Tell(step);
    }

    private void Unknown(MappingView step)
    {
        var nearest = step.Entries.Take(KeysLookedAt).FirstOrDefault(static entry => Nearest.To(entry.Name!, [StepKeys.Action, StepKeys.Service]).Length > 0);
        var old = step.Entries.FirstOrDefault(static entry => StepKeys.Old.TryGetValue(entry.Name!, out var now) && now == StepKeys.Action);
        if (old is not null) fileProblems.Error(ActionRule.OldKey, old.Key.Position, old.Name, old.Name!, StepKeys.Action);
        else fileProblems.Error(ActionRule.StepUnknown, step.Node.Position, key: null, nearest?.Name ?? "");
        _check.Unused(step.Node);
    }

    private AppwriteAction Take(MappingView step, YamlEntry nameEntry)
    {
        var problems = fileProblems.ForAction();
        var values = new ValueReader(problems);
        CheckStep(step, problems);

        var isEnabled = values.Boolean(step.Find(StepKeys.Enabled)) ?? true;
        var name = Name(nameEntry, values, problems);
        var data = new DataReader(options, problems).Read(
            step.Find(StepKeys.Data), step.Node.Position, needsFunction: name?.Value.Form != ActionNameForm.InstanceAndFunction && !HasOldData(step));
        var continueOnError = values.Boolean(step.Find(StepKeys.ContinueOnError)) ?? false;
        var variable = Variable(step.Find(StepKeys.ResponseVariable), values, problems);
        problems.Close(isEnabled);
        return new()
        {
            Position = step.Node.Position,
            Name = name,
            Alias = step.Find(StepKeys.Alias)?.Value is YamlScalar { Kind: YamlKind.Text } alias ? alias.Text : null,
            IsEnabled = isEnabled,
            ContinueOnError = continueOnError,
            ResponseVariable = variable,
            FunctionId = data.FunctionId,
            Body = data.Body,
            IsBodyConverted = data.IsBodyConverted,
            Path = data.Path,
            Headers = data.Headers,
            ScheduledAt = data.ScheduledAt,
            Async = data.Async,
            Method = data.Method,
            Problems = problems.Sorted,
            IsValid = !problems.HasErrors,
        };
    }

    private static void CheckStep(MappingView step, ProblemList problems)
    {
        var check = new NodeCheck(problems);
        check.IsUsable(step.Node, key: null);
        check.Keys(step.Node, isUsed: true);

        if (step.Find(StepKeys.Action) is { } action && step.Find(StepKeys.Service) is { } service)
        {
            problems.Error(ActionRule.ActionAndService, service.Key.Position, service.Name, action.Key.Position.Line);
        }

        KnownKeys.Check(step, StepKeys.All, problems, StepKeys.Old);
        foreach (var entry in step.Entries)
        {
            // An alias is only shown, and what is Home Assistant's own not even that; data is checked where it is read.
            if (entry.Name is StepKeys.Data) continue;
            if (entry.Name is StepKeys.Action or StepKeys.Service or StepKeys.Enabled or StepKeys.ContinueOnError or StepKeys.ResponseVariable) check.Used(entry.Value, entry.Name);
            else check.Unused(entry.Value);
        }
    }

    private static ActionValue<ActionName>? Name(YamlEntry entry, ValueReader values, ProblemList problems)
    {
        if (values.Text(entry) is not { } text) return null;
        if (ActionName.From(text.Value) is not { } name)
        {
            problems.Error(ActionRule.ActionName, text.Position, text.Key, text.Value);
            return null;
        }

        var lower = name.WithLowerCaseWords();
        if (lower != name.Text) problems.Warn(ActionRule.ActionNameCase, text.Position, text.Key, name.Text, lower);
        return ValueReader.Value(entry, name);
    }

    private static bool HasOldData(MappingView step) =>
        step.Entries.Any(static entry => StepKeys.Old.TryGetValue(entry.Name!, out var now) && now == StepKeys.Data);

    private static ActionValue<string>? Variable(YamlEntry? entry, ValueReader values, ProblemList problems)
    {
        if (values.Text(entry) is not { } name) return null;
        if (s_variableName.IsMatch(name.Value)) return name;

        problems.Error(ActionRule.VariableName, name.Position, name.Key, name.Value);
        return null;
    }
}
