namespace AppwritePS.Client;

/// <summary>How long is waited for executions, how often is looked, and who is told.</summary>
public sealed class WaitOptions
{
    /// <summary>
    /// The slowest pace at which is looked for an execution; it begins with 250 milliseconds. Default 5 seconds; less than
    /// 250 milliseconds counts as that.
    /// </summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long is waited for each execution, from when it was added. Default <c>null</c>: 15 minutes, for a scheduled one
    /// from its time on.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How many requests are under way at once at most, for all functions together. Default 1.</summary>
    public int MaxConcurrentRequests { get; init; } = 1;

    /// <summary>
    /// Told of every state that is seen, also of the last one, before the wait for it ends. Called on any thread, for one or
    /// more executions at a time; what it throws ends the waits for those that were looked for.
    /// </summary>
    public Action<Execution>? Seen { get; init; }

    /// <summary>
    /// Told once of an execution that is still scheduled two minutes after its time: the server's scheduler may be down.
    /// Servers from 1.9 on also show one so that runs for that long. Called as <see cref="Seen"/> is.
    /// </summary>
    public Action<Execution>? Late { get; init; }

    /// <summary>The clock. Default this machine's.</summary>
    internal IWaitClock Clock { get; init; } = SystemWaitClock.Instance;
}
