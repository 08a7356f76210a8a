using System.Management.Automation;
using AppwritePS.Client;

namespace AppwritePS;

/// <summary>
/// What PowerShell lists of an execution that comes after an object of another type: it then takes no view, but every
/// property as it is, unless the object names some.
/// </summary>
internal static class ShortList
{
    private static readonly string[] s_properties =
    [
        nameof(AppwriteExecution.ExecutionId),
        nameof(AppwriteExecution.FunctionId),
        nameof(AppwriteExecution.Instance),
        nameof(AppwriteExecution.Status),
        nameof(AppwriteExecution.ResponseStatusCode),
        nameof(AppwriteExecution.Duration),
    ];

    /// <summary>The execution; one whose texts hold a key names those properties that do not.</summary>
    public static object Of(AppwriteExecution execution)
    {
        if (!HoldsKey(execution)) return execution;

        var shown = new PSObject(execution);
        shown.Members.Add(new PSMemberSet("PSStandardMembers", [new PSPropertySet("DefaultDisplayPropertySet", s_properties)]));
        return shown;
    }

    private static bool HoldsKey(AppwriteExecution execution) =>
        (MayHoldKey(execution.Execution.ResponseBytes) && HoldsKey(execution.ResponseBody))
        || HoldsKey(execution.Logs)
        || HoldsKey(execution.Errors)
        || HoldsKey(execution.RequestPath)
        || execution.Execution.RequestHeaders.Concat(execution.Execution.ResponseHeaders).Any(static header => HoldsKey(header.Value));

    // No text is made of an answer for nothing.
    private static bool MayHoldKey(byte[]? answer) => answer.AsSpan().IndexOf((byte)'_') >= 0;

    private static bool HoldsKey(string? text) => text is not null && SecretText.Hide(text) != text;
}
