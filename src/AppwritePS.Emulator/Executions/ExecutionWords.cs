namespace AppwritePS.Emulator;

/// <summary>The words that stand for statuses and triggers in answers.</summary>
internal static class ExecutionWords
{
    public static string Word(this ExecutionStatus status) => status switch
    {
        ExecutionStatus.Waiting => "waiting",
        ExecutionStatus.Processing => "processing",
        ExecutionStatus.Completed => "completed",
        ExecutionStatus.Failed => "failed",
        _ => "scheduled",
    };

    public static string Word(this ExecutionTrigger trigger) => trigger == ExecutionTrigger.Http ? "http" : "schedule";

    public static bool IsFinished(this ExecutionStatus status) => status is ExecutionStatus.Completed or ExecutionStatus.Failed;
}
