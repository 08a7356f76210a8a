using System.Collections.Specialized;
using AppwritePS.Client;

namespace AppwritePS;

/// <summary>One execution of a function. What is not known is <c>$null</c>.</summary>
public sealed class AppwriteExecution
{
    // Made when asked for, which those of a long pipeline mostly are not.
    private OrderedDictionary? _requestHeaders;
    private OrderedDictionary? _responseHeaders;
    private ResponseContent? _response;

    internal AppwriteExecution(Execution execution, string instance)
    {
        Execution = execution;
        Instance = instance;
    }

    /// <summary>The server's id of the execution.</summary>
    public string ExecutionId => Execution.Id;

    /// <summary>The function that was executed.</summary>
    public string FunctionId => Execution.FunctionId;

    /// <summary>The name of the instance that it ran on.</summary>
    public string Instance { get; }

    /// <summary>The server's word: waiting, processing, completed, failed or scheduled.</summary>
    public string Status => Execution.StatusText;

    /// <summary>What started it: http, schedule or event.</summary>
    public string Trigger => Execution.Trigger;

    /// <summary>The method that the function saw.</summary>
    public string RequestMethod => Execution.RequestMethod;

    /// <summary>The path and query that the function saw.</summary>
    public string RequestPath => Execution.RequestPath;

    /// <summary>The few request headers that servers keep; names are compared ignoring case.</summary>
    public OrderedDictionary RequestHeaders => LazyInitializer.EnsureInitialized(ref _requestHeaders, () => Headers(Execution.RequestHeaders))!;

    /// <summary>The function's status code; 0 until it has ended.</summary>
    public int ResponseStatusCode => Execution.ResponseStatusCode;

    /// <summary>
    /// The function's answer as text. <c>$null</c> when it is not text, and for every execution that was not
    /// synchronous: no server keeps answers.
    /// </summary>
    public string? ResponseBody => Response.Text;

    /// <summary>
    /// The function's answer by its content type: an object made of JSON (date strings stay strings), text, or bytes.
    /// <c>$null</c> where there is none. Parsed once, when first asked for.
    /// </summary>
    public object? Content => Response.Content;

    /// <summary>The function's response headers; names are compared ignoring case.</summary>
    public OrderedDictionary ResponseHeaders => LazyInitializer.EnsureInitialized(ref _responseHeaders, () => Headers(Execution.ResponseHeaders))!;

    /// <summary>What the function logged.</summary>
    public string Logs => Execution.Logs;

    /// <summary>What the function wrote as errors.</summary>
    public string Errors => Execution.Errors;

    /// <summary>How long it ran.</summary>
    public TimeSpan? Duration => Execution.Duration;

    /// <summary>When it was created, in local time; for a synchronous one, when it ended.</summary>
    public DateTime? CreatedAt => Execution.CreatedAt?.LocalDateTime;

    /// <summary>When it last changed, in local time.</summary>
    public DateTime? UpdatedAt => Execution.UpdatedAt?.LocalDateTime;

    /// <summary>When it is to run, in local time.</summary>
    public DateTime? ScheduledAt => Execution.ScheduledAt?.LocalDateTime;

    /// <summary>The deployment that ran.</summary>
    public string? DeploymentId => Execution.DeploymentId;

    /// <summary>Whether it completed with a status code below 400.</summary>
    public bool IsSuccess => Execution.IsSuccess;

    /// <summary>Whether nothing more will happen to it.</summary>
    public bool IsFinished => Execution.IsFinished;

    /// <summary>The execution as the client knows it.</summary>
    internal Execution Execution { get; }

    // By the header as it came: the dictionary is the user's to change.
    private ResponseContent Response => LazyInitializer.EnsureInitialized(
        ref _response,
        () => new ResponseContent(Execution.ResponseBytes, Headers(Execution.ResponseHeaders)["content-type"] as string))!;

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
