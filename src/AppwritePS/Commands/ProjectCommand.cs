using System.ComponentModel;
using System.Management.Automation;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>A command on a project's functions or executions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ProjectCommand : ServerCommand
{
    private readonly Lazy<RetryPolicy> _retry;

    private protected ProjectCommand() => _retry = new(() => new RetryPolicy
    {
        MaximumRetryCount = MaximumRetryCount,
        Interval = RetryIntervalSec == 0 ? new RetryPolicy().Interval : TimeSpan.FromSeconds(RetryIntervalSec),
    });

    /// <summary>The instance: a name, an instance id, a project ID, or an instance object.</summary>
    [Parameter]
    [Alias("InstanceId")]
    [InstanceArgument]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(InstanceCompleter))]
    public string? Instance { get; set; }

    /// <summary>
    /// How often a request is repeated that failed in passing. Default 2. An execution is only repeated when it cannot have run.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 2;

    /// <summary>
    /// Seconds before the first repetition; each next pause is twice as long, 60 seconds at most. A server that names a
    /// time is obeyed. Default half a second.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 60)]
    public int RetryIntervalSec { get; set; }

    /// <summary>Seconds that one request may take, the wait in the server's queue included. Default the instance's own, else 60.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public virtual int TimeoutSec { get; set; }

    /// <summary>The seconds that one request may take, as typed; <c>null</c> for the instance's own.</summary>
    private protected virtual int? RequestTimeoutSec => SecondsOf(nameof(TimeoutSec));

    /// <summary>The client of an instance.</summary>
    /// <exception cref="InstanceException">The instance's key cannot be had.</exception>
    private protected AppwriteClient ClientFor(Instance instance) => ClientFor(instance, TimeLimitFor(instance), _retry.Value);

    /// <summary>Sends a request, and writes what went by on the way.</summary>
    /// <exception cref="InstanceException">The instance's key cannot be had.</exception>
    private protected T Send<T>(Instance instance, Func<AppwriteClient, CancellationToken, Task<T>> request) =>
        Send(instance, TimeLimitFor(instance), _retry.Value, request);

    /// <summary>The seconds typed for a parameter; <c>null</c> when it was left out.</summary>
    private protected int? SecondsOf(string parameter) => MyInvocation.BoundParameters.TryGetValue(parameter, out var seconds) ? (int)seconds : null;

    // Above the 30 seconds that a server itself waits for a function.
    private TimeSpan TimeLimitFor(Instance instance) => TimeoutFor(instance, RequestTimeoutSec, usual: 60);
}
