namespace AppwritePS.Emulator;

/// <summary>
/// Servers from 1.9.0 give up on an unfinished execution that is older than its function's time-out: they show it as
/// `failed`, though it may still complete (seen on 1.9.0 and 1.9.6).
/// </summary>
internal sealed class PresumedLost(ServerVersion version, TimeProvider clock)
{
    public bool Is(EmulatedExecution execution, EmulatedFunction function) =>
        version.PresumesLost
        && execution.Status is ExecutionStatus.Waiting or ExecutionStatus.Processing
        && clock.GetUtcNow() - execution.CreatedAt > function.Timeout;

    public ExecutionStatus Shown(EmulatedExecution execution, EmulatedFunction function) =>
        Is(execution, function) ? ExecutionStatus.Failed : execution.Status;
}
