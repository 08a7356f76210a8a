using System.Management.Automation;
using AppwritePS.Client;

namespace AppwritePS;

/// <summary>A function that failed is an error, though the server answered with success.</summary>
internal static class ExecutionErrors
{
    private const int LongestExcerpt = 1000;

    /// <summary>The error that goes with an execution, or <c>null</c> if it succeeded or has not ended.</summary>
    public static ErrorRecord? ToErrorRecord(this AppwriteExecution execution)
    {
        if (!execution.IsFinished || execution.IsSuccess) return null;

        var failed = execution.Status.Equals("failed", StringComparison.OrdinalIgnoreCase);
        var id = failed ? nameof(Messages.ExecutionFailed) : nameof(Messages.FunctionReturnedError);
        var text = Text.Of(id, execution.FunctionId, execution.ResponseStatusCode, execution.ExecutionId, DetailOf(execution));
        return new ErrorRecord(new AppwriteException(text), id, ErrorCategory.InvalidResult, execution);
    }

    private static string DetailOf(AppwriteExecution execution) =>
        Excerpt(execution.Errors) is { Length: > 0 } errors ? Text.Format(Messages.FunctionErrors, errors)
        : Excerpt(execution.ResponseBody) is { Length: > 0 } body ? Text.Format(Messages.FunctionAnswer, body)
        : "";

    private static string Excerpt(string? text)
    {
        var trimmed = Printable.Of(SecretText.Hide((text ?? "").Trim()));
        return trimmed.Length <= LongestExcerpt ? trimmed : trimmed.Substring(0, LongestExcerpt) + "…";
    }
}
