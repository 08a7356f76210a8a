using System.Management.Automation;
using AppwritePS.Client;

namespace AppwritePS;

/// <summary>A function that failed is an error, though the server answered with success.</summary>
internal static class ExecutionErrors
{
    private const int LongestExcerpt = 1000;

    /// <summary>The error that goes with an execution, or <c>null</c> if it succeeded or has not ended.</summary>
    public static ErrorRecord? ToErrorRecord(this AppwriteExecution execution) =>
        execution.IsFinished && !execution.IsSuccess ? Failure(PSObject.AsPSObject(execution)) : null;

    /// <summary>The same for one that may have come out of a job or a file.</summary>
    public static ErrorRecord? ToErrorRecord(this PSObject execution) =>
        Member(execution, nameof(AppwriteExecution.IsFinished)) is true && Member(execution, nameof(AppwriteExecution.IsSuccess)) is false ? Failure(execution) : null;

    /// <summary>The error of an execution that went on when the time to wait for it was over.</summary>
    public static ErrorRecord ToWaitTimedOut(this AppwriteExecution execution, TimeSpan waited)
    {
        var text = execution.Status.Equals("failed", StringComparison.OrdinalIgnoreCase) ? Messages.WaitTimedOutLost : Messages.WaitTimedOut;
        return new ErrorRecord(
            new AppwriteException(Text.Format(text, execution.ExecutionId, execution.FunctionId, execution.Status, $"{waited.TotalSeconds:0} s", execution.Instance)),
            nameof(Messages.TimedOut),
            ErrorCategory.OperationTimeout,
            execution);
    }

    /// <summary>The error of an execution that is presumed lost, and is not deleted for that.</summary>
    public static ErrorRecord ToPresumedLost(this AppwriteExecution execution) => new(
        new AppwriteException(Text.Format(Messages.ExecutionPresumedLost, execution.ExecutionId, execution.FunctionId)),
        nameof(Messages.ExecutionPresumedLost),
        ErrorCategory.ResourceBusy,
        execution);

    /// <summary>What is said of a scheduled execution whose time is over.</summary>
    public static string ToLateWarning(this Execution execution) =>
        Text.Format(Messages.ScheduleLate, execution.Id, execution.FunctionId, execution.ScheduledAt?.LocalDateTime);

    private static ErrorRecord Failure(PSObject execution)
    {
        var failed = "failed".Equals(TextOf(execution, nameof(AppwriteExecution.Status)), StringComparison.OrdinalIgnoreCase);
        var id = failed ? nameof(Messages.ExecutionFailed) : nameof(Messages.FunctionReturnedError);
        var text = Text.Of(
            id,
            TextOf(execution, nameof(AppwriteExecution.FunctionId)),
            Member(execution, nameof(AppwriteExecution.ResponseStatusCode)),
            TextOf(execution, nameof(AppwriteExecution.ExecutionId)),
            DetailOf(execution));
        return new ErrorRecord(new AppwriteException(text), id, ErrorCategory.InvalidResult, execution);
    }

    private static string DetailOf(PSObject execution) =>
        Excerpt(TextOf(execution, nameof(AppwriteExecution.Errors))) is { Length: > 0 } errors ? Text.Format(Messages.FunctionErrors, errors)
        : Excerpt(TextOf(execution, nameof(AppwriteExecution.ResponseBody))) is { Length: > 0 } body ? Text.Format(Messages.FunctionAnswer, body)
        : "";

    private static string? TextOf(PSObject execution, string member) => Member(execution, member) as string;

    private static object? Member(PSObject execution, string member) => execution.Properties[member]?.Value;

    private static string Excerpt(string? text)
    {
        var trimmed = Printable.Of(SecretText.Hide((text ?? "").Trim()));
        return trimmed.Length <= LongestExcerpt ? trimmed : trimmed.Substring(0, LongestExcerpt) + "…";
    }
}
