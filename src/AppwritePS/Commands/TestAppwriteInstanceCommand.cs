using System.Management.Automation;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>Reports how far the way to an instance leads, and what to do where it ends. Executes no function.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AppwriteInstance")]
[OutputType(typeof(AppwriteInstanceReport), typeof(bool))]
public sealed class TestAppwriteInstanceCommand : ServerCommand
{
    /// <summary>The instance: a name, an instance id, a project ID, or an instance object. Default the one that commands would use.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "InstanceId")]
    [InstanceArgument]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(InstanceCompleter))]
    public string? Instance { get; set; }

    /// <summary>Seconds that each step may take. Default 20.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 20;

    /// <summary>Return only whether functions can be executed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var instance = Resolve(Instance, piped: null);
            var timeout = TimeSpan.FromSeconds(TimeoutSec);
            ForgetKey(instance);

            // On this thread, since a vault may be asked.
            var options = instance.ToOptions(new VaultReader(this));
            var report = Send(instance, timeout, RetryPolicy.None, (client, token) => new InstanceCheck(instance, client, options, timeout).RunAsync(token));
            WriteObject(Quiet ? report.IsUsable : report);
        }
        catch (InstanceException problem)
        {
            WriteError(problem.ToErrorRecord(Instance));
        }
    }
}
