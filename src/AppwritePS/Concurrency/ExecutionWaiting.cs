using AppwritePS.Client;

namespace AppwritePS;

/// <summary>What a pipeline waits for: a waiter for each of its clients, which asks for many executions at once.</summary>
internal sealed class ExecutionWaiting : IDisposable
{
    private readonly Dictionary<AppwriteClient, ExecutionWaiter> _waiters = [];
    private readonly WaitOptions _options;

    /// <param name="timeoutSec">The seconds that a wait may take; <c>null</c> for 15 minutes, for scheduled ones from their time on.</param>
    /// <param name="pollIntervalSec">The seconds between two looks in the end; <c>null</c> for the usual.</param>
    /// <param name="late">Told of scheduled executions that are late; on any thread.</param>
    public ExecutionWaiting(int? timeoutSec, int? pollIntervalSec, Action<Execution> late)
    {
        var usual = new WaitOptions();
        _options = new WaitOptions
        {
            Timeout = timeoutSec is { } timeout ? TimeSpan.FromSeconds(timeout) : null,
            PollInterval = pollIntervalSec is { } interval ? TimeSpan.FromSeconds(interval) : usual.PollInterval,
            Seen = execution => LastSeen = execution.StatusText,
            Late = late,
        };
    }

    /// <summary>The state that an execution was last seen in.</summary>
    public string LastSeen { get; private set; } = "";

    /// <summary>The waiter for a client's executions; asked for on the pipeline thread.</summary>
    public ExecutionWaiter For(AppwriteClient client) =>
        _waiters.TryGetValue(client, out var waiter) ? waiter : _waiters[client] = new ExecutionWaiter(client, _options);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var waiter in _waiters.Values) waiter.Dispose();
    }
}
