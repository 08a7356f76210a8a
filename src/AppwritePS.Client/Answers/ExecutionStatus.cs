namespace AppwritePS.Client;

/// <summary>Where an execution stands.</summary>
public enum ExecutionStatus
{
    /// <summary>A status that this version does not know; the execution is not taken for finished.</summary>
    Unknown,

    /// <summary>Queued; servers from 1.9 on show it until the end.</summary>
    Waiting,

    /// <summary>Running, as servers to 1.8 show it.</summary>
    Processing,

    /// <summary>Ran to its end. Since 1.6 a function's own code of 400 to 499 counts as completed too.</summary>
    Completed,

    /// <summary>Failed; with a response code of 0 only presumed lost, and it may still complete.</summary>
    Failed,

    /// <summary>Waits for its time.</summary>
    Scheduled,
}
