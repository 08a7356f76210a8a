using AppwritePS.Client;

namespace AppwritePS;

/// <summary>A function of a project. Never holds the function's variables, which are secrets.</summary>
public sealed class AppwriteFunction
{
    internal AppwriteFunction(Function function, string instance)
    {
        FunctionId = function.Id;
        Name = function.Name;
        Instance = instance;
        Enabled = function.Enabled;
        Logging = function.Logging;
        Runtime = function.Runtime;
        Timeout = function.Timeout;
        Schedule = function.Schedule;
        Execute = [.. function.Execute];
        DeploymentId = function.DeploymentId;
        DeploymentStatus = function.DeploymentStatus;
        CreatedAt = function.CreatedAt?.LocalDateTime;
        UpdatedAt = function.UpdatedAt?.LocalDateTime;
    }

    /// <summary>The function's id.</summary>
    public string FunctionId { get; }

    /// <summary>The name that people gave it.</summary>
    public string Name { get; }

    /// <summary>The name of the instance that it belongs to.</summary>
    public string Instance { get; }

    /// <summary>Whether it is switched on. A key executes it either way.</summary>
    public bool Enabled { get; }

    /// <summary>Whether logs and errors of its executions are kept.</summary>
    public bool Logging { get; }

    /// <summary>The runtime, such as node-22.</summary>
    public string Runtime { get; }

    /// <summary>How long it may run.</summary>
    public TimeSpan? Timeout { get; }

    /// <summary>Its own cron schedule; empty for none.</summary>
    public string Schedule { get; }

    /// <summary>The roles that may execute it without a key.</summary>
    public string[] Execute { get; }

    /// <summary>The active deployment; empty for none.</summary>
    public string DeploymentId { get; }

    /// <summary>The state of the newest deployment's build, such as ready.</summary>
    public string DeploymentStatus { get; }

    /// <summary>When it was created, in local time.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>When it last changed, in local time.</summary>
    public DateTime? UpdatedAt { get; }

    /// <summary>The function's id.</summary>
    public override string ToString() => FunctionId;
}
