namespace AppwritePS.Client;

/// <summary>A request that failed, with its cause and what the server said.</summary>
public sealed class RequestFailedException : Exception
{
    internal RequestFailedException(FailureCause cause, string? serverMessage = null, Exception? innerException = null)
        : base(serverMessage is null ? cause.ToString() : $"{cause}: {serverMessage}", innerException)
    {
        Cause = cause;
        ServerMessage = serverMessage;
    }

    /// <summary>Why it failed.</summary>
    public FailureCause Cause { get; }

    /// <summary>What the server, or the network, said. The key does not stand in it.</summary>
    public string? ServerMessage { get; }

    /// <summary>The HTTP status; <c>null</c> when no answer came whole.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Appwrite's error type, such as <c>function_not_found</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The version that the server gave with its error.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>The scopes that the server misses, any one of them enough; for <see cref="FailureCause.MissingScope"/>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Where the server redirects to; for <see cref="FailureCause.UnexpectedRedirect"/>.</summary>
    public string? Location { get; init; }

    /// <summary>The server's clock at its answer.</summary>
    public DateTimeOffset? ServerDate { get; init; }

    /// <summary>When the request was sent, by this machine's clock.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>How long the server asks to wait before the next try.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The time limit that ran out, where one did.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Whether an answer began and did not come whole.</summary>
    internal bool IsCutOff { get; init; }

    /// <summary>
    /// Whether a list that failed so may be had in smaller pages: rows with logs may be more than the server, what stands in
    /// front of it, or the time allows for in one. A server that says that it is not available says nothing about rows.
    /// </summary>
    internal bool FewerRowsMayDo =>
        IsCutOff || Cause == FailureCause.ServerError || (Cause == FailureCause.ServerUnavailable && StatusCode != 503);

    /// <summary>Whether an earlier try of the same request may have reached the server.</summary>
    internal bool FollowsOwnAttempt { get; set; }
}
