namespace AppwritePS.Client;

/// <summary>One execution of a function, as asked for.</summary>
public sealed class ExecutionRequest
{
    /// <summary>Names the function.</summary>
    public ExecutionRequest(string functionId) => FunctionId = functionId;

    /// <summary>The function's id.</summary>
    public string FunctionId { get; }

    /// <summary>The method that the function sees. Default GET.</summary>
    public ExecutionMethod Method { get; init; } = ExecutionMethod.Get;

    /// <summary>Path and query that the function sees, encoded when sent (<see cref="ExecutionPath"/>). Default <c>/</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The headers that the function receives. Default none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body that the function receives. Default none.</summary>
    public RequestBody Body { get; init; } = RequestBody.Empty;

    /// <summary>The body's content type; without one the body's own (<see cref="RequestBody.ImpliedContentType"/>).</summary>
    public string? ContentType { get; init; }

    /// <summary>Whether the server queues the execution and answers at once. A schedule implies it.</summary>
    public bool Async { get; init; }

    /// <summary>When to run, a whole minute (<see cref="ExecutionSchedule"/>); <c>null</c> for now.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>Whether the answer comes before the function has run.</summary>
    public bool IsQueued => Async || ScheduledAt is not null;

    /// <summary>Holds the request against every rule, without sending it.</summary>
    /// <exception cref="InvalidRequestException">A rule is broken.</exception>
    public void Check() => CreateExecutionContent.Of(this);
}
