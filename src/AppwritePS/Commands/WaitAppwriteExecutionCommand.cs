using System.Diagnostics;
using System.Management.Automation;

namespace AppwritePS.Commands;

/// <summary>Waits until executions have ended, many with one request, and returns each when it has.</summary>
[Cmdlet(VerbsLifecycle.Wait, "AppwriteExecution", DefaultParameterSetName = InputSet)]
[OutputType(typeof(AppwriteExecution))]
public sealed class WaitAppwriteExecutionCommand : ExecutionCommand
{
    private ExecutionWaiting? _waiting;

    /// <summary>Seconds that the whole wait may take. Default 900, for a scheduled execution from its time on.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public override int TimeoutSec { get; set; }

    /// <summary>Seconds between two looks, once the first quick ones have found nothing. Default 5.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int PollIntervalSec { get; set; }

    /// <summary>Return a failed execution without an error.</summary>
    [Parameter]
    public SwitchParameter SkipHttpErrorCheck { get; set; }

    // -TimeoutSec is that of the whole wait.
    private protected override int? RequestTimeoutSec => null;

    private protected override string Activity => Messages.WaitingActivity;

    private protected override int PercentDone => (int)(100L * Ended / Started);

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        _waiting = new ExecutionWaiting(
            SecondsOf(nameof(TimeoutSec)),
            SecondsOf(nameof(PollIntervalSec)),
            late => Notify(() => WriteWarning(late.ToLateWarning())));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _waiting?.Dispose();
    }

    private protected override string StatusAfter(TimeSpan elapsed) =>
        Text.Format(Messages.WaitingStatus, Ended, Started, Math.Floor(elapsed.TotalSeconds), _waiting!.LastSeen);

    private protected override void Process(InputExecution named)
    {
        if (named.Known?.Properties[nameof(AppwriteExecution.IsFinished)]?.Value is true)
        {
            Write(named.Known);
            return;
        }

        var instance = Resolve(Instance, named.Instance);
        var waiter = _waiting!.For(ClientFor(instance));
        Start(int.MaxValue, instance, named, async token =>
        {
            var waited = Stopwatch.StartNew();
            var execution = named.Known?.BaseObject is AppwriteExecution live
                ? await waiter.WaitAsync(live.Execution, token).ConfigureAwait(false)
                : await waiter.WaitAsync(named.FunctionId, named.ExecutionId!, token).ConfigureAwait(false);
            return () => Write(new AppwriteExecution(execution, instance.Name), waited.Elapsed);
        });
    }

    private void Write(AppwriteExecution execution, TimeSpan waited)
    {
        if (execution.IsFinished) Write(PSObject.AsPSObject(ShortList.Of(execution)));
        else WriteFailure(execution.ToWaitTimedOut(waited));
    }

    private void Write(PSObject ended)
    {
        WriteObject(ended);
        if (!SkipHttpErrorCheck && ended.ToErrorRecord() is { } error) WriteFailure(error);
    }
}
