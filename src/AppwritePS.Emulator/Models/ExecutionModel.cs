namespace AppwritePS.Emulator;

/// <summary>An execution as a client sees it.</summary>
internal static class ExecutionModel
{
    /// <param name="to">Where the fields go.</param>
    /// <param name="execution">The execution.</param>
    /// <param name="format">The shape asked for.</param>
    /// <param name="date">How its dates are written.</param>
    /// <param name="status">The status to show.</param>
    /// <param name="showsLogs">Logs are for keys only.</param>
    /// <param name="answer">The function's answer: only that of a synchronous create has a body and all headers.</param>
    public static void Write(IModelWriter to, EmulatedExecution execution, ResponseFormat format, Func<DateTimeOffset, string> date, ExecutionStatus status, bool showsLogs, FunctionResponse? answer = null)
    {
        ReadOnlySpan<byte> body = answer is null ? default : answer.Body.Span;
        string logs = showsLogs ? execution.Logs : "";
        string errors = showsLogs ? execution.Errors : "";

        to.Text("$id", execution.Id);
        to.Text("$createdAt", date(execution.CreatedAt));
        to.Text("$updatedAt", date(execution.UpdatedAt));
        to.Strings("$permissions", execution.Permissions);
        if (format.HasResourceIds)
        {
            to.Text("resourceId", execution.FunctionId);
            to.Text("resourceType", "functions");
        }
        else
        {
            to.Text("functionId", execution.FunctionId);
        }
        if (format.Server.HasDeploymentIds)
            to.Text("deploymentId", execution.DeploymentId);
        to.Text("trigger", execution.Trigger.Word());
        to.Text("status", status.Word());
        to.Text("requestMethod", execution.RequestMethod);
        to.Text("requestPath", execution.RequestPath);
        to.Headers("requestHeaders", execution.RequestHeaders);
        if (!format.HasOldExecutionNames)
        {
            to.Number("responseStatusCode", execution.ResponseStatusCode);
            to.Bytes("responseBody", body);
        }
        to.Headers("responseHeaders", answer is null ? execution.ResponseHeaders : Complete(answer.Headers, execution, format.Server));
        if (!format.HasOldExecutionNames)
        {
            to.Text("logs", logs);
            to.Text("errors", errors);
        }
        to.Number("duration", execution.Duration);
        if (format.HasScheduledAt)
        {
            if (execution.ScheduledAt is DateTimeOffset scheduledAt)
                to.Text("scheduledAt", date(scheduledAt));
            else
                to.Null("scheduledAt");
        }
        if (format.HasOldExecutionNames)
        {
            to.Number("statusCode", execution.ResponseStatusCode);
            to.Bytes("response", body);
            to.Text("stdout", logs);
            to.Text("stderr", errors);
        }
    }

    /// <summary>All that the function answered, and the id where the server repeats it.</summary>
    private static IReadOnlyList<KeyValuePair<string, string>> Complete(IReadOnlyList<KeyValuePair<string, string>> headers, EmulatedExecution execution, ServerVersion version) =>
        version.TellsExecutionIdAndClientIp ? [.. headers, new("x-appwrite-execution-id", execution.Id)] : headers;
}
