using AppwritePS.Actions;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>Plans the actions of a text: where each is sent, what is sent, and all that is wrong with it.</summary>
/// <param name="target">Finds instances and functions.</param>
/// <param name="schedule">The schedule that the user gave in place of the actions' own; <c>null</c> if none.</param>
/// <param name="isReadOnly">Tells whether a variable of the user's cannot be set.</param>
/// <param name="now">The time that schedules are held against.</param>
internal sealed class ActionPlanner(ActionTarget target, DateTimeOffset? schedule, Func<string, bool> isReadOnly, DateTimeOffset now)
{
    /// <summary>The actions of a text, in order.</summary>
    public ActionPlan Plan(ActionText text, bool convertBody)
    {
        var file = text.Read(new ActionFileOptions
        {
            Now = now,
            Source = text.Source,
            FirstLine = text.FirstLine,
            ReplaceSchedule = schedule is not null,
            ConvertBody = convertBody,
        });

        var ofActions = new HashSet<ActionProblem>(file.Actions.SelectMany(static action => action.Problems));
        var others = new FoundProblems(text);
        others.Add(file.Problems.Where(problem => !ofActions.Contains(problem)));
        return new ActionPlan(text.Source, [.. file.Actions.Select(action => Plan(action, text))], others.InOrder);
    }

    private PlannedAction Plan(AppwriteAction action, ActionText text)
    {
        var found = new FoundProblems(text);
        found.Add(action.Problems);

        Instance? instance = null;
        var functionId = action.FunctionId?.Value;
        ExecutionRequest? request = null;
        if (action.IsEnabled)
        {
            if (action.Name is { } name) (instance, functionId) = Find(name, functionId, found);
            var wanted = new ActionRequest(action, functionId, schedule, now);
            CheckRequest(wanted, found);
            if (action.ResponseVariable is { } variable) CheckVariable(variable, found);
            if (functionId is not null && !found.HasErrors) request = wanted.Make();
        }

        var report = ReportOf(action, text);
        report.Instance = instance?.Name;
        report.FunctionId = functionId;
        report.ScheduledAt = (request is not null ? request.ScheduledAt : schedule ?? action.ScheduledAt?.Value)?.LocalDateTime;
        report.IsValid = !found.HasErrors;
        report.Problems = found.InOrder;
        return new PlannedAction(action, report) { Instance = instance, Request = request };
    }

    private AppwriteActionReport ReportOf(AppwriteAction action, ActionText text) => new()
    {
        File = text.Source,
        Line = text.Object is null ? action.Position.Line : null,
        Column = text.Object is null ? action.Position.Column : null,
        Alias = action.Alias,
        Action = action.Name?.Value.Text,
        Method = action.Method,
        Path = action.Path?.Value is { Length: > 0 } path ? path : "/",
        IsAsync = schedule is not null || action.IsAsync,
        ResponseVariable = action.ResponseVariable?.Value,
        IsEnabled = action.IsEnabled,
    };

    private (Instance? Instance, string? FunctionId) Find(ActionValue<ActionName> name, string? functionId, FoundProblems found)
    {
        try
        {
            return target.Of(name.Value, functionId);
        }
        catch (BindingException wrong)
        {
            found.Add(name.Position, name.Key, wrong.ErrorId, wrong.Message);
        }
        catch (InstanceException wrong)
        {
            found.Add(name.Position, name.Key, wrong.Problem.ToString(), wrong.ToErrorRecord(target: null).Exception.Message);
        }

        return (null, functionId);
    }

    private static void CheckRequest(ActionRequest wanted, FoundProblems found)
    {
        // A schedule that is over has been told by the file's own rules.
        foreach (var (broken, key, position) in wanted.Problems().Where(static one => one.Broken.Rule != RequestRule.SchedulePast))
            found.Add(position, key, broken.Rule.ToString(), Text.Of("Rule" + broken.Rule, [.. broken.Arguments]));
    }

    private void CheckVariable(ActionValue<string> variable, FoundProblems found)
    {
        var name = variable.Value;
        if (ResponseVariables.IsReserved(name)) found.Add(variable.Position, variable.Key, nameof(Messages.VariableReserved), Text.Format(Messages.VariableReserved, name));
        else if (isReadOnly(name)) found.Add(variable.Position, variable.Key, nameof(Messages.VariableReadOnly), Text.Format(Messages.VariableReadOnly, name));
    }
}
