namespace AppwritePS.Emulator;

/// <summary>What started an execution, in Appwrite's words.</summary>
public enum ExecutionTrigger
{
    /// <summary>A request.</summary>
    Http,

    /// <summary>Its scheduledAt.</summary>
    Schedule,
}
