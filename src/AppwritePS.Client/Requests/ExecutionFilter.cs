namespace AppwritePS.Client;

/// <summary>Which executions of a function are wanted. By default all.</summary>
public sealed record ExecutionFilter
{
    private const string Failed = "failed";

    /// <summary>Those in one of these states, such as <c>failed</c>; what a server only presumes lost is not failed.</summary>
    public IReadOnlyList<string> Status { get; init; } = [];

    /// <summary>Those that were started so: <c>http</c>, <c>schedule</c> or <c>event</c>.</summary>
    public IReadOnlyList<string> Trigger { get; init; } = [];

    /// <summary>Those whose function answered with one of these status codes.</summary>
    public IReadOnlyList<int> StatusCode { get; init; } = [];

    /// <summary>Those created at this time or later.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Those created before this time.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>What the server is asked for.</summary>
    internal ListQuery ToQuery()
    {
        var query = new ListQuery();
        if (Status.Count > 0) query.Equal("status", [.. Status.Select(status => status.ToLowerInvariant())]);
        if (Trigger.Count > 0) query.Equal("trigger", [.. Trigger.Select(trigger => trigger.ToLowerInvariant())]);
        if (StatusCode.Count > 0) query.Equal("responseStatusCode", [.. StatusCode]);

        // What a server presumes lost it lists as failed, with the code 0 that no real failure has.
        if (Status.Count > 0 && Status.All(IsFailed)) query.GreaterThan("responseStatusCode", 0);
        if (After is { } after) query.GreaterThanEqual("$createdAt", after);
        if (Before is { } before) query.LessThan("$createdAt", before);
        return query;
    }

    /// <summary>
    /// Which of those that the server lists are meant; <c>null</c> for all. Beside another state, which may have the code 0,
    /// no query leaves out what is presumed lost.
    /// </summary>
    internal Func<Execution, bool>? Includes => Status.Any(IsFailed) && !Status.All(IsFailed) ? execution => !execution.IsPresumedLost : null;

    private static bool IsFailed(string status) => Failed.Equals(status, StringComparison.OrdinalIgnoreCase);
}
