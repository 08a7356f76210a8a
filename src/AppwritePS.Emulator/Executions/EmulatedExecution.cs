namespace AppwritePS.Emulator;

/// <summary>An execution as it is stored. It never changes; a later state is another object.</summary>
public sealed record EmulatedExecution
{
    /// <summary>The id: 20 hexadecimal digits where the server made it.</summary>
    public required string Id { get; init; }

    /// <summary>The function's id.</summary>
    public required string FunctionId { get; init; }

    /// <summary>When it was stored: of a synchronous one, when it ended.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who may read it besides keys. Default: nobody.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>The deployment that runs.</summary>
    public string DeploymentId { get; init; } = "";

    /// <summary>What started it.</summary>
    public ExecutionTrigger Trigger { get; init; }

    /// <summary>The stored state; what clients are shown may be `failed` for one that is presumed lost.</summary>
    public ExecutionStatus Status { get; init; }

    /// <summary>The method.</summary>
    public string RequestMethod { get; init; } = "POST";

    /// <summary>Path and query as given.</summary>
    public string RequestPath { get; init; } = "/";

    /// <summary>Those request headers that Appwrite keeps.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> RequestHeaders { get; init; } = [];

    /// <summary>The function's code; 0 until it has ended.</summary>
    public int ResponseStatusCode { get; init; }

    /// <summary>Those response headers that Appwrite keeps.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ResponseHeaders { get; init; } = [];

    /// <summary>The logs.</summary>
    public string Logs { get; init; } = "";

    /// <summary>The errors.</summary>
    public string Errors { get; init; } = "";

    /// <summary>How long it ran, in seconds.</summary>
    public double Duration { get; init; }

    /// <summary>When it is to run, if it is scheduled.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }
}
