namespace AppwritePS.Emulator;

/// <summary>What is kept of an execution when it has ended.</summary>
internal static class ExecutionEnding
{
    private const int LogLimit = 1_000_000;
    private const string LogWarning = "[WARNING] Logs truncated. The output exceeded 1000000 characters.\n";

    public static EmulatedExecution Ended(this EmulatedExecution execution, FunctionResponse response, TimeSpan duration, DateTimeOffset at) => execution with
    {
        Status = response.StatusCode >= 500 ? ExecutionStatus.Failed : ExecutionStatus.Completed,
        ResponseStatusCode = response.StatusCode,
        ResponseHeaders = Kept(response.Headers),
        Logs = Cut(response.Logs),
        Errors = Cut(response.Errors),
        Duration = duration.TotalSeconds,
        UpdatedAt = at,
    };

    private static KeyValuePair<string, string>[] Kept(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        [.. headers.Where(h => h.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase) || h.Key.Equals("content-length", StringComparison.OrdinalIgnoreCase))];

    /// <summary>The end is kept, under a warning (recorded: 'function logs 1100000').</summary>
    private static string Cut(string text) =>
        text.Length <= LogLimit ? text : string.Concat(LogWarning, text.AsSpan(text.Length - (LogLimit - LogWarning.Length)));
}
