using System.Diagnostics;
using System.Text;

namespace AppwritePS.Client;

/// <summary>One execution of a function, as a server told it. What it did not tell is <c>null</c>.</summary>
public sealed class Execution
{
    /// <summary>How long a new execution may be unknown: servers after 1.9.6 answer a create before they write the execution.</summary>
    internal static readonly TimeSpan LongestWriting = TimeSpan.FromSeconds(10);

    internal Execution(ExecutionDocument document, bool hasResponseBody)
    {
        Id = document.Id ?? "";
        FunctionId = document.FunctionId ?? document.ResourceId ?? "";
        DeploymentId = NullIfEmpty(document.DeploymentId);
        StatusText = document.Status ?? "";
        Status = StatusText.All(char.IsLetter) && Enum.TryParse<ExecutionStatus>(StatusText, ignoreCase: true, out var status)
            ? status
            : ExecutionStatus.Unknown;
        Trigger = document.Trigger ?? "";
        RequestMethod = document.RequestMethod ?? "";
        RequestPath = document.RequestPath ?? "";
        RequestHeaders = document.RequestHeaders ?? [];
        ResponseStatusCode = (int)Math.Min(Math.Max(document.ResponseStatusCode ?? 0, 0), int.MaxValue);
        ResponseBytes = hasResponseBody ? document.ResponseBytes ?? Encoding.UTF8.GetBytes(document.ResponseBody ?? "") : null;
        ResponseHeaders = document.ResponseHeaders ?? [];
        Logs = document.Logs ?? "";
        Errors = document.Errors ?? "";
        Duration = document.Duration is { } seconds and >= 0 and < 1e9 ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;
        CreatedAt = LenientDate.Parse(document.CreatedAt);
        UpdatedAt = LenientDate.Parse(document.UpdatedAt);
        ScheduledAt = LenientDate.Parse(document.ScheduledAt);
    }

    /// <summary>Runs since this process was told that it is created; <c>null</c> for one that was read.</summary>
    internal Stopwatch? CreatedHere { get; init; }

    /// <summary>
    /// Whether this process created it within the last 10 seconds. Servers after 1.9.6 write an execution only after they
    /// have answered, so that it may not be found at first.
    /// </summary>
    public bool IsJustCreated => CreatedHere?.Elapsed < LongestWriting;

    /// <summary>The server's id of the execution.</summary>
    public string Id { get; }

    /// <summary>The id of its function, in the server's case.</summary>
    public string FunctionId { get; }

    /// <summary>The deployment that ran; <c>null</c> from servers before 1.8.</summary>
    public string? DeploymentId { get; }

    /// <summary>Where it stands.</summary>
    public ExecutionStatus Status { get; }

    /// <summary>The status in the server's own word.</summary>
    public string StatusText { get; }

    /// <summary>What started it: <c>http</c>, <c>schedule</c> or <c>event</c>.</summary>
    public string Trigger { get; }

    /// <summary>The method that the function saw.</summary>
    public string RequestMethod { get; }

    /// <summary>The path and query that the function saw.</summary>
    public string RequestPath { get; }

    /// <summary>The few request headers that servers keep.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> RequestHeaders { get; }

    /// <summary>The function's own status code; 0 until it has finished.</summary>
    public int ResponseStatusCode { get; }

    /// <summary>
    /// The function's answer as received. Only the answer to a synchronous create holds one: no server keeps it, so it is
    /// <c>null</c> everywhere else.
    /// </summary>
    public byte[]? ResponseBytes { get; }

    /// <summary>The function's response headers; after the run only its content type and length are kept.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ResponseHeaders { get; }

    /// <summary>What the function wrote to its log; servers keep the last million bytes.</summary>
    public string Logs { get; }

    /// <summary>What the function wrote as errors.</summary>
    public string Errors { get; }

    /// <summary>How long the function ran.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>When it was created; for a synchronous one, when it ended.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; }

    /// <summary>When it is to run, if it was scheduled.</summary>
    public DateTimeOffset? ScheduledAt { get; }

    /// <summary>
    /// Whether it is presumed lost: servers from 1.9.0 show an execution older than its function's time-out as failed with
    /// response code 0, though most such ones were seen to complete later. Every real failure carries a code.
    /// </summary>
    public bool IsPresumedLost => Status == ExecutionStatus.Failed && ResponseStatusCode == 0;

    /// <summary>Whether nothing more will happen to it.</summary>
    public bool IsFinished => Status == ExecutionStatus.Completed || (Status == ExecutionStatus.Failed && !IsPresumedLost);

    /// <summary>Whether it completed with a response code below 400.</summary>
    public bool IsSuccess => Status == ExecutionStatus.Completed && ResponseStatusCode < 400;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
