namespace AppwritePS.Client;

/// <summary>How a client sends.</summary>
public sealed class ClientOptions
{
    /// <summary>The limit of one request, from sending to the last byte of its answer. Default 60 seconds: above the server's own 30.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>When a request is repeated.</summary>
    public RetryPolicy Retry { get; init; } = new();

    /// <summary>Told of every request; called on any thread.</summary>
    public Action<RequestTrace>? Trace { get; init; }

    /// <summary>The clock. Default this machine's.</summary>
    internal Func<DateTimeOffset> Now { get; init; } = () => DateTimeOffset.UtcNow;

    /// <summary>How pauses between tries are made.</summary>
    internal Func<TimeSpan, CancellationToken, Task> Pause { get; init; } = Task.Delay;
}
