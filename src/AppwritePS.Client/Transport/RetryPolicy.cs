namespace AppwritePS.Client;

/// <summary>When a failed request is sent again, and after how long.</summary>
public sealed class RetryPolicy
{
    // Longer than this, a person or a pipeline would rather know.
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(60);

    private static readonly Random s_random = new();

    /// <summary>How often a request is repeated at most. Default 2; 0 for never.</summary>
    public int MaximumRetryCount { get; init; } = 2;

    /// <summary>
    /// The first pause, up to a fifth shorter or longer at random; each next one is twice as long, 60 seconds at most. Default
    /// half a second.
    /// </summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Never repeats anything.</summary>
    public static RetryPolicy None { get; } = new() { MaximumRetryCount = 0 };

    /// <summary>The pause before the next try, or <c>null</c> when there is none.</summary>
    /// <param name="failure">What happened.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="retries">How often it was repeated before.</param>
    internal TimeSpan? PauseAfter(RequestFailedException failure, OutgoingRequest request, int retries)
    {
        if (retries >= MaximumRetryCount || !IsWorthRepeating(failure, request)) return null;
        if (failure.RetryAfter is { } asked) return asked <= s_longestPause ? asked : null;

        return Shorter(s_longestPause, Jittered(TimeSpan.FromTicks(Shorter(s_longestPause, Interval).Ticks << Math.Min(retries, 16))));
    }

    private static bool IsWorthRepeating(RequestFailedException failure, OutgoingRequest request) => failure.Cause switch
    {
        // Refused in front of the server, so nothing ran.
        FailureCause.RateLimited => true,
        // Said of a create only while it was not whole.
        FailureCause.CannotConnect => true,
        FailureCause.ServerUnavailable => request.Operation != Operation.Create || failure is { StatusCode: 503, Type: null },
        FailureCause.ServerError => request.Operation != Operation.Create,
        FailureCause.ExecutionNotFound => request.MayComeTooEarly && !failure.FollowsOwnAttempt,
        _ => false,
    };

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    // Many clients that fail together should not come back together.
    private static TimeSpan Jittered(TimeSpan pause)
    {
        lock (s_random) return TimeSpan.FromTicks((long)(pause.Ticks * (0.8 + (0.4 * s_random.NextDouble()))));
    }
}
