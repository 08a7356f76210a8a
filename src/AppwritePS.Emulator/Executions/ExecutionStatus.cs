namespace AppwritePS.Emulator;

/// <summary>An execution's state, in Appwrite's words.</summary>
public enum ExecutionStatus
{
    /// <summary>Queued; on 1.9.x running as well.</summary>
    Waiting,

    /// <summary>Running, on servers before 1.9.</summary>
    Processing,

    /// <summary>Ended with a code below 500.</summary>
    Completed,

    /// <summary>Ended with a code of 500 and more, or presumed lost.</summary>
    Failed,

    /// <summary>Waiting for its time; on 1.9.x also while it runs then.</summary>
    Scheduled,
}
