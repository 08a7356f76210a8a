using System.Management.Automation;
using AppwritePS.Client;
using AppwritePS.Completion;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>Deletes executions that have ended, and cancels scheduled ones.</summary>
[Cmdlet(VerbsCommon.Remove, "AppwriteExecution", SupportsShouldProcess = true, DefaultParameterSetName = InputSet)]
[OutputType(typeof(void))]
public sealed class RemoveAppwriteExecutionCommand : ConcurrentCommand
{
    private const string InputSet = "Input";
    private const string FunctionSet = "Function";

    /// <summary>The function of the executions that are named by their ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FunctionSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    public string? FunctionId { get; set; }

    /// <summary>The executions' ids; they can be piped, too.</summary>
    [Parameter(Position = 1, ParameterSetName = FunctionSet)]
    [ValidateNotNullOrEmpty]
    public string[]? ExecutionId { get; set; }

    /// <summary>Executions, or rows that name them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [Parameter(ValueFromPipeline = true, ParameterSetName = FunctionSet)]
    public PSObject? InputObject { get; set; }

    /// <summary>Delete also what the server presumes lost. It may still be running, and is not stopped by that.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How many are deleted at once. Default 1.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Seconds that one request may take. Default the instance's own, else 60.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; }

    private protected override string Activity => Messages.RemovingActivity;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var named = InputObject is null ? InputExecution.Typed(FunctionId!, ExecutionId) : [InputExecution.Of(InputObject, FunctionId)];
            foreach (var execution in named) Remove(execution.WithId());
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

    private protected override string StatusAfter(TimeSpan elapsed) =>
        Text.Format(Messages.RemovingStatus, Ended, Failed, Ended / elapsed.TotalSeconds);

    private void Remove(InputExecution named)
    {
        var instance = Resolve(Instance, named.Instance);
        var what = Text.Format(Messages.ExecutionTarget, named.ExecutionId, named.FunctionId, instance.Name, instance.Endpoint, instance.ProjectId);
        if (!ShouldProcess(what, IsScheduled(named) ? Messages.CancelAction : Messages.DeleteAction)) return;

        var client = ClientFor(instance, TimeoutFor(instance, SecondsOf(nameof(TimeoutSec)), usual: 60), Retry);
        Start(ThrottleLimit, async token =>
        {
            var target = named.Known ?? (object)named.ExecutionId!;
            try
            {
                if (MustBeLookedAt(named))
                {
                    var now = await client.GetExecutionAsync(named.FunctionId, named.ExecutionId!, token).ConfigureAwait(false);
                    if (now.IsPresumedLost && !Force) return () => WriteFailure(new AppwriteExecution(now, instance.Name).ToPresumedLost());
                }

                await client.DeleteExecutionAsync(named.FunctionId, named.ExecutionId!, token).ConfigureAwait(false);
                return () => { };
            }
            catch (RequestFailedException failure)
            {
                return () => WriteFailure(ErrorOf(failure, instance, new RequestSubject(named.ExecutionId!), target));
            }
            catch (InvalidRequestException broken)
            {
                return () => WriteFailure(broken.ToErrorRecord(target));
            }
        });
    }

    // Many servers delete an execution under any function's id, and one that still runs if they presume it lost.
    private static bool MustBeLookedAt(InputExecution named) =>
        !(named.Known?.Properties[nameof(AppwriteExecution.IsFinished)]?.Value is true || IsScheduled(named));

    private static bool IsScheduled(InputExecution named) =>
        "scheduled".Equals(named.Known?.Properties[nameof(AppwriteExecution.Status)]?.Value as string, StringComparison.OrdinalIgnoreCase);
}
