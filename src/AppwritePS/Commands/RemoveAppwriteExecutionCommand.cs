using System.Management.Automation;

namespace AppwritePS.Commands;

/// <summary>Deletes executions that have ended, and cancels scheduled ones.</summary>
[Cmdlet(VerbsCommon.Remove, "AppwriteExecution", SupportsShouldProcess = true, DefaultParameterSetName = InputSet)]
[OutputType(typeof(void))]
public sealed class RemoveAppwriteExecutionCommand : ExecutionCommand
{
    /// <summary>Delete also what the server presumes lost. It may still be running, and is not stopped by that.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How many are deleted at once. Default 1.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 1;

    private protected override string Activity => Messages.RemovingActivity;

    private protected override string StatusAfter(TimeSpan elapsed) =>
        Text.Format(Messages.RemovingStatus, Ended, Failed, Ended / elapsed.TotalSeconds);

    private protected override void Process(InputExecution named)
    {
        var instance = Resolve(Instance, named.Instance);
        var what = Text.Format(Messages.ExecutionTarget, named.ExecutionId, named.FunctionId, instance.Name, instance.Endpoint, instance.ProjectId);
        if (!ShouldProcess(what, IsScheduled(named) ? Messages.CancelAction : Messages.DeleteAction)) return;

        var client = ClientFor(instance);
        Start(ThrottleLimit, instance, named, async token =>
        {
            if (MustBeLookedAt(named))
            {
                var now = await client.GetExecutionAsync(named.FunctionId, named.ExecutionId!, named.IsJustCreated, token).ConfigureAwait(false);
                if (now.IsPresumedLost && !Force) return () => WriteFailure(new AppwriteExecution(now, instance.Name).ToPresumedLost());
            }

            await client.DeleteExecutionAsync(named.FunctionId, named.ExecutionId!, named.IsJustCreated, token).ConfigureAwait(false);
            return () => { };
        });
    }

    // Many servers delete an execution under any function's id, and one that still runs if they presume it lost.
    private static bool MustBeLookedAt(InputExecution named) =>
        !(named.Known?.Properties[nameof(AppwriteExecution.IsFinished)]?.Value is true || IsScheduled(named));

    private static bool IsScheduled(InputExecution named) =>
        "scheduled".Equals(named.Known?.Properties[nameof(AppwriteExecution.Status)]?.Value as string, StringComparison.OrdinalIgnoreCase);
}
