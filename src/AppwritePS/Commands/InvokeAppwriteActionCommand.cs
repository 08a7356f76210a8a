using System.Management.Automation;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>Runs the Appwrite actions of YAML files as home automations have them.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AppwriteAction", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(AppwriteExecution))]
public sealed class InvokeAppwriteActionCommand : ActionCommand
{
    private string _current = "";

    /// <summary>Run the good actions of a text that has others.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// How many actions are under way at once. Default 1: one after the other, in the order of the text; above, each
    /// execution is returned as it ends.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Return a failed execution without an error, and go on after it.</summary>
    [Parameter]
    public SwitchParameter SkipHttpErrorCheck { get; set; }

    private protected override bool MayAsk => true;

    private protected override string Activity => Messages.ActionsActivity;

    private protected override string StatusAfter(TimeSpan elapsed) => Text.Format(Messages.ActionsStatus, Ended, Failed, Started - Ended, _current);

    private protected override void Process(ActionPlan plan)
    {
        foreach (var warning in plan.Problems.Where(static problem => problem.IsWarning)) WriteWarning(warning.ToString());

        var good = plan.Actions.Where(static action => action.Request is not null).ToList();
        if (plan.Errors.Count > 0) WriteFailure(plan.ToInvalidAction(good.Count, Force));
        if (plan.Errors.Count == 0 || Force) Run(plan, good);
    }

    private void Run(ActionPlan plan, List<PlannedAction> actions)
    {
        var course = new ActionCourse();
        var begun = 0;
        for (; begun < actions.Count && course.EndedBy is null; begun++) Run(actions[begun], course);

        if (course.EndedBy is { } failed && begun < actions.Count) WriteWarning(Text.Format(Messages.ActionsLeft, failed.Place, actions.Count - begun));
    }

    private void Run(PlannedAction action, ActionCourse course)
    {
        var (instance, request) = (action.Instance!, action.Request!);
        var target = Text.Format(Messages.FunctionTarget, request.FunctionId, instance.Name, instance.Endpoint, instance.ProjectId);
        if (!ShouldProcess(action.Report.Alias is { } alias ? Printable.Of(alias) + ": " + target : target, RequestPreview.Of(request))) return;
        if (request.ScheduledAt is { } time) WriteVerbose(Text.Format(Messages.Scheduled, time.LocalDateTime));

        _current = Printable.Of(action.Report.ToString());
        try
        {
            Start(action, instance, request, course);
        }
        catch (InstanceException problem)
        {
            Fail(problem.ToErrorRecord(action.Report), action, course);
        }
    }

    private void Start(PlannedAction action, Instance instance, ExecutionRequest request, ActionCourse course)
    {
        var client = ClientFor(instance);
        Start(ThrottleLimit, async token =>
        {
            try
            {
                var execution = await client.CreateExecutionAsync(request, token).ConfigureAwait(false);
                return () => Write(new AppwriteExecution(execution, instance.Name), action, course);
            }
            catch (RequestFailedException failure)
            {
                return () => Fail(ErrorOf(failure, instance, new RequestSubject(request.FunctionId, request.Path, request.ScheduledAt), action.Report), action, course);
            }
        });
    }

    private void Write(AppwriteExecution execution, PlannedAction action, ActionCourse course)
    {
        if (action.Report.ResponseVariable is { } variable) Keep(execution, variable, action);
        WriteObject(ShortList.Of(execution));
        if (!SkipHttpErrorCheck && execution.ToErrorRecord() is { } error) Fail(error, action, course);
    }

    private void Keep(AppwriteExecution execution, string variable, PlannedAction action)
    {
        try
        {
            SessionState.PSVariable.Set(variable, execution);
        }
        catch (RuntimeException refused) when (refused is not PipelineStoppedException)
        {
            // Its type, or a rule on its values, does not take an execution.
            WriteFailure(refused.ToVariableNotSet(variable, execution).In(action.Report));
        }
    }

    private void Fail(ErrorRecord error, PlannedAction action, ActionCourse course)
    {
        if (!action.Action.ContinueOnError) course.EndedBy ??= action.Report;
        WriteFailure(error.In(action.Report));
    }

    /// <summary>How the actions of one text go.</summary>
    private sealed class ActionCourse
    {
        /// <summary>The action whose failure is the end of those after it; <c>null</c> as long as there is none.</summary>
        public AppwriteActionReport? EndedBy { get; set; }
    }
}
