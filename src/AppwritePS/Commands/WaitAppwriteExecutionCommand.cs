using System.Diagnostics;
using System.Management.Automation;
using AppwritePS.Client;
using AppwritePS.Completion;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>Waits until executions have ended, many with one request, and returns each when it has.</summary>
[Cmdlet(VerbsLifecycle.Wait, "AppwriteExecution", DefaultParameterSetName = InputSet)]
[OutputType(typeof(AppwriteExecution))]
public sealed class WaitAppwriteExecutionCommand : ConcurrentCommand
{
    private const string InputSet = "Input";
    private const string FunctionSet = "Function";

    private ExecutionWaiting? _waiting;

    /// <summary>The function of the executions that are named by their ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FunctionSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    public string? FunctionId { get; set; }

    /// <summary>The executions' ids; they can be piped, too.</summary>
    [Parameter(Position = 1, ParameterSetName = FunctionSet)]
    [ValidateNotNullOrEmpty]
    public string[]? ExecutionId { get; set; }

    /// <summary>Executions, or rows that name them. One that has ended is passed through as it is.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [Parameter(ValueFromPipeline = true, ParameterSetName = FunctionSet)]
    public PSObject? InputObject { get; set; }

    /// <summary>Seconds that the whole wait may take. Default 900, for a scheduled execution from its time on.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; }

    /// <summary>Seconds between two looks, once the first quick ones have found nothing. Default 5.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int PollIntervalSec { get; set; }

    /// <summary>Return a failed execution without an error.</summary>
    [Parameter]
    public SwitchParameter SkipHttpErrorCheck { get; set; }

    private protected override string Activity => Messages.WaitingActivity;

    private protected override int PercentDone => (int)(100L * Ended / Started);

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        _waiting = new ExecutionWaiting(
            SecondsOf(nameof(TimeoutSec)),
            SecondsOf(nameof(PollIntervalSec)),
            late => Notify(() => WriteWarning(late.ToLateWarning())));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var named = InputObject is null ? InputExecution.Typed(FunctionId!, ExecutionId) : [InputExecution.Of(InputObject, FunctionId)];
            foreach (var execution in named) WaitFor(execution.WithId());
        }
        catch (BindingException broken)
        {
            WriteFailure(broken.ToErrorRecord(InputObject));
        }
        catch (InstanceException problem)
        {
            WriteFailure(problem.ToErrorRecord(InputObject));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _waiting?.Dispose();
    }

    private protected override string StatusAfter(TimeSpan elapsed) =>
        Text.Format(Messages.WaitingStatus, Ended, Started, Math.Floor(elapsed.TotalSeconds), _waiting!.LastSeen);

    private void WaitFor(InputExecution named)
    {
        if (named.Known?.Properties[nameof(AppwriteExecution.IsFinished)]?.Value is true)
        {
            Write(named.Known);
            return;
        }

        var instance = Resolve(Instance, named.Instance);
        var waiter = _waiting!.For(ClientFor(instance, TimeoutFor(instance, asked: null, usual: 60), Retry));
        Start(int.MaxValue, async token =>
        {
            var waited = Stopwatch.StartNew();
            try
            {
                var execution = named.Known?.BaseObject is AppwriteExecution live
                    ? await waiter.WaitAsync(live.Execution, token).ConfigureAwait(false)
                    : await waiter.WaitAsync(named.FunctionId, named.ExecutionId!, token).ConfigureAwait(false);
                return () => Write(new AppwriteExecution(execution, instance.Name), waited.Elapsed);
            }
            catch (RequestFailedException failure)
            {
                return () => WriteFailure(ErrorOf(failure, instance, new RequestSubject(named.ExecutionId!), named.Known ?? (object)named.ExecutionId!));
            }
            catch (InvalidRequestException broken)
            {
                return () => WriteFailure(broken.ToErrorRecord(named.ExecutionId));
            }
        });
    }

    private void Write(AppwriteExecution execution, TimeSpan waited)
    {
        if (execution.IsFinished) Write(PSObject.AsPSObject(execution));
        else WriteFailure(execution.ToWaitTimedOut(waited));
    }

    private void Write(PSObject ended)
    {
        WriteObject(ended);
        if (!SkipHttpErrorCheck && ended.ToErrorRecord() is { } error) WriteFailure(error);
    }
}
