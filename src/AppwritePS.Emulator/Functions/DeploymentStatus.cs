namespace AppwritePS.Emulator;

/// <summary>How far a function's active deployment is.</summary>
public enum DeploymentStatus
{
    /// <summary>There is none: creating an execution is 404 deployment_not_found.</summary>
    None,

    /// <summary>It is being built: creating an execution is 400 build_not_ready.</summary>
    Building,

    /// <summary>It can be executed.</summary>
    Ready,
}
