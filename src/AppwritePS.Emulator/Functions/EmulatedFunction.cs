namespace AppwritePS.Emulator;

/// <summary>A function of the emulated project: its settings and the code that runs.</summary>
public sealed record EmulatedFunction
{
    /// <summary>The id; found ignoring case, answered as written here.</summary>
    public required string Id { get; init; }

    /// <summary>The code. A thrown <see cref="ExecutorException"/> is an executor's failure, any other exception the function's.</summary>
    public required Func<FunctionRequest, CancellationToken, Task<FunctionResponse>> Handler { get; init; }

    /// <summary>The name; the id unless set.</summary>
    public string? Name { get; init; }

    /// <summary>Whether others than API keys find it to execute it. Default: true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The roles that may execute it, besides every key with the scope: <c>any</c>, <c>guests</c>, <c>users</c>, <c>user:ID</c>. Default: any.</summary>
    public IReadOnlyList<string> Execute { get; init; } = ["any"];

    /// <summary>Whether logs and errors are kept. Default: true.</summary>
    public bool Logging { get; init; } = true;

    /// <summary>The runtime's name. Default: node-22.</summary>
    public string Runtime { get; init; } = "node-22";

    /// <summary>How long it may run; an unfinished asynchronous execution older than this is presumed lost by 1.9.x. Default: 15 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The function's own cron schedule, shown only. Default: none.</summary>
    public string Schedule { get; init; } = "";

    /// <summary>How far its deployment is. Default: ready.</summary>
    public DeploymentStatus Deployment { get; init; } = DeploymentStatus.Ready;

    /// <summary>The deployment's id; made up when the function is added, unless set.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>What runs the code. Default: <see cref="FunctionExecutor.OpenRuntimes"/>.</summary>
    public FunctionExecutor Executor { get; init; }

    /// <summary>When it was made; set when the function is added.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
