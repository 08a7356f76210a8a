namespace AppwritePS.Client;

/// <summary>A function of a project, as a server told it.</summary>
public sealed class Function
{
    internal Function(FunctionDocument document)
    {
        Id = document.Id ?? "";
        Name = document.Name ?? "";
        Enabled = document.Enabled ?? true;
        Logging = document.Logging ?? true;
        Runtime = document.Runtime ?? "";
        Timeout = document.Timeout is { } seconds and >= 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
        Schedule = document.Schedule ?? "";
        Execute = document.Execute ?? [];
        DeploymentId = document.DeploymentId ?? "";
        DeploymentStatus = document.DeploymentStatus ?? "";
        CreatedAt = LenientDate.Parse(document.CreatedAt);
        UpdatedAt = LenientDate.Parse(document.UpdatedAt);
    }

    /// <summary>The function's id.</summary>
    public string Id { get; }

    /// <summary>The name that people gave it.</summary>
    public string Name { get; }

    /// <summary>Whether it is switched on. A key runs it either way.</summary>
    public bool Enabled { get; }

    /// <summary>Whether logs and errors of its executions are kept.</summary>
    public bool Logging { get; }

    /// <summary>The runtime, such as <c>node-22</c>.</summary>
    public string Runtime { get; }

    /// <summary>How long it may run, 1 to 900 seconds.</summary>
    public TimeSpan? Timeout { get; }

    /// <summary>Its cron expression; empty for none.</summary>
    public string Schedule { get; }

    /// <summary>The roles that may execute it without a key.</summary>
    public IReadOnlyList<string> Execute { get; }

    /// <summary>The active deployment; empty for none.</summary>
    public string DeploymentId { get; }

    /// <summary>The state of the latest deployment's build, such as <c>ready</c>.</summary>
    public string DeploymentStatus { get; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; }
}
