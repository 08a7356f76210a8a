using System.Collections.Specialized;
using AppwritePS.Client;

namespace AppwritePS;

/// <summary>One execution of a function. What is not known is <c>$null</c>.</summary>
public sealed class AppwriteExecution
{
    private readonly Lazy<object?> _content;
    private readonly Lazy<string?> _responseBody;

    internal AppwriteExecution(Execution execution, string instance)
    {
        Execution = execution;
        ExecutionId = execution.Id;
        FunctionId = execution.FunctionId;
        Instance = instance;
        Status = execution.StatusText;
        Trigger = execution.Trigger;
        RequestMethod = execution.RequestMethod;
        RequestPath = execution.RequestPath;
        RequestHeaders = Headers(execution.RequestHeaders);
        ResponseStatusCode = execution.ResponseStatusCode;
        ResponseHeaders = Headers(execution.ResponseHeaders);
        Logs = execution.Logs;
        Errors = execution.Errors;
        Duration = execution.Duration;
        CreatedAt = execution.CreatedAt?.LocalDateTime;
        UpdatedAt = execution.UpdatedAt?.LocalDateTime;
        ScheduledAt = execution.ScheduledAt?.LocalDateTime;
        DeploymentId = execution.DeploymentId;
        IsSuccess = execution.IsSuccess;
        IsFinished = execution.IsFinished;

        var body = new ResponseContent(execution.ResponseBytes, ResponseHeaders["content-type"] as string);
        _responseBody = new(body.Text);
        _content = new(body.Parse);
    }

    /// <summary>The server's id of the execution.</summary>
    public string ExecutionId { get; }

    /// <summary>The function that was executed.</summary>
    public string FunctionId { get; }

    /// <summary>The name of the instance that it ran on.</summary>
    public string Instance { get; }

    /// <summary>The server's word: waiting, processing, completed, failed or scheduled.</summary>
    public string Status { get; }

    /// <summary>What started it: http, schedule or event.</summary>
    public string Trigger { get; }

    /// <summary>The method that the function saw.</summary>
    public string RequestMethod { get; }

    /// <summary>The path and query that the function saw.</summary>
    public string RequestPath { get; }

    /// <summary>The few request headers that servers keep; names are compared ignoring case.</summary>
    public OrderedDictionary RequestHeaders { get; }

    /// <summary>The function's status code; 0 until it has ended.</summary>
    public int ResponseStatusCode { get; }

    /// <summary>
    /// The function's answer as text. <c>$null</c> when it is not text, and for every execution that was not
    /// synchronous: no server keeps answers.
    /// </summary>
    public string? ResponseBody => _responseBody.Value;

    /// <summary>
    /// The function's answer by its content type: an object made of JSON (date strings stay strings), text, or bytes.
    /// <c>$null</c> where there is none. Parsed once, when first asked for.
    /// </summary>
    public object? Content => _content.Value;

    /// <summary>The function's response headers; names are compared ignoring case.</summary>
    public OrderedDictionary ResponseHeaders { get; }

    /// <summary>What the function logged.</summary>
    public string Logs { get; }

    /// <summary>What the function wrote as errors.</summary>
    public string Errors { get; }

    /// <summary>How long it ran.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>When it was created, in local time; for a synchronous one, when it ended.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>When it last changed, in local time.</summary>
    public DateTime? UpdatedAt { get; }

    /// <summary>When it is to run, in local time.</summary>
    public DateTime? ScheduledAt { get; }

    /// <summary>The deployment that ran.</summary>
    public string? DeploymentId { get; }

    /// <summary>Whether it completed with a status code below 400.</summary>
    public bool IsSuccess { get; }

    /// <summary>Whether nothing more will happen to it.</summary>
    public bool IsFinished { get; }

    /// <summary>The execution as the client knows it.</summary>
    internal Execution Execution { get; }

    /// <summary>The whole object as one line of JSON.</summary>
    public string ToJson() => ObjectJson.Write(this);

    /// <summary>The execution's id.</summary>
    public override string ToString() => ExecutionId;

    private static OrderedDictionary Headers(IEnumerable<KeyValuePair<string, string>> headers)
    {
        var byName = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var header in headers) byName[header.Key] = header.Value;
        return byName;
    }
}
