namespace AppwritePS.Actions;

/// <summary>An action to be written.</summary>
public sealed class ActionPayload
{
    /// <summary>The instance: its id, name or project ID.</summary>
    public required string Instance { get; init; }

    /// <summary>The function's id.</summary>
    public required string FunctionId { get; init; }

    /// <summary>What the action is called. Default: null, nothing.</summary>
    public string? Alias { get; init; }

    /// <summary>The method, one of <see cref="AppwriteAction.Methods"/>. Default: null, left out, which means <c>GET</c>.</summary>
    public string? Method { get; init; }

    /// <summary>The path. Default: null, left out.</summary>
    public string? Path { get; init; }

    /// <summary>The headers, in order. Default: none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body. Default: null, left out.</summary>
    public string? Body { get; init; }

    /// <summary>When to run it, written as UTC with milliseconds. Default: null, left out.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>Whether to run it asynchronously. Default: null, left out.</summary>
    public bool? Async { get; init; }
}
