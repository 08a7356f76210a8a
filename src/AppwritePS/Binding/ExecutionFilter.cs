using AppwritePS.Client;

namespace AppwritePS;

/// <summary>Which executions of a function are wanted.</summary>
internal sealed record ExecutionFilter
{
    private const string Failed = "failed";

    public IReadOnlyList<string> Status { get; init; } = [];

    public IReadOnlyList<string> Trigger { get; init; } = [];

    public IReadOnlyList<int> StatusCode { get; init; } = [];

    public DateTimeOffset? After { get; init; }

    public DateTimeOffset? Before { get; init; }

    /// <summary>What the server is asked for.</summary>
    public ListQuery ToQuery()
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
    /// Whether one that the server listed is meant. Beside another state, which may have the code 0, no query leaves out
    /// what is presumed lost.
    /// </summary>
    public bool Includes(Execution execution) => Status.Count == 0 || !execution.IsPresumedLost || !Status.Any(IsFailed);

    private static bool IsFailed(string status) => Failed.Equals(status, StringComparison.OrdinalIgnoreCase);
}
