using System.Management.Automation;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>Reports on Appwrite actions what running them would find wrong. Runs none.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AppwriteAction", DefaultParameterSetName = "Path")]
[OutputType(typeof(AppwriteActionReport), typeof(bool))]
public sealed class TestAppwriteActionCommand : ActionCommand
{
    private ActionCheck? _check;

    private bool _isGood = true;

    /// <summary>Ask the servers too: whether the key may execute, and whether the functions are there.</summary>
    [Parameter]
    public SwitchParameter Online { get; set; }

    /// <summary>Return only whether all of them can be run.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override bool MayAsk => Online;

    private protected override string Activity => Messages.CheckingActivity;

    private protected override string StatusAfter(TimeSpan elapsed) => Text.Format(Messages.CheckingStatus, Ended);

    private protected override void Process(ActionPlan plan)
    {
        if (plan.OtherProblems.Count > 0 || plan.Actions.Count == 0) Write(plan.ToReport());
        foreach (var action in plan.Actions)
        {
            if (Online && action is { Report: { IsEnabled: true, IsValid: true }, Instance: { } instance }) Check(action.Report, instance);
            else Write(action.Report);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (Quiet) WriteObject(_isGood && Failed == 0);
    }

    private void Check(AppwriteActionReport report, Instance instance)
    {
        try
        {
            _check ??= new ActionCheck();
            var client = ClientFor(instance);
            var transport = instance.ToOptions(new VaultReader(this));
            Start(limit: 1, async token =>
            {
                await _check.RunAsync(report, instance, client, transport, token).ConfigureAwait(false);
                return () => Write(report);
            });
        }
        catch (InstanceException problem)
        {
            report.Add(problem.Problem.ToString(), isWarning: false, problem.ToErrorRecord(target: null).Exception.Message);
            Write(report);
        }
    }

    private void Write(AppwriteActionReport report)
    {
        _isGood &= report.IsValid;
        if (!Quiet) WriteObject(report);
    }
}
