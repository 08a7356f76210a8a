using System.Text;

namespace AppwritePS.Emulator;

/// <summary>What a function's code answers.</summary>
public sealed record FunctionResponse
{
    /// <summary>The code; from 500 the execution has failed. Default: 200.</summary>
    public int StatusCode { get; init; } = 200;

    /// <summary>The headers, in order. Default: none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body's bytes. Default: none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What was written to the log. Default: nothing.</summary>
    public string Logs { get; init; } = "";

    /// <summary>What was written as errors. Default: nothing.</summary>
    public string Errors { get; init; } = "";

    /// <summary>An answer in JSON.</summary>
    /// <param name="json">The body, JSON already.</param>
    /// <param name="statusCode">The code.</param>
    public static FunctionResponse Json(string json, int statusCode = 200) => Text(json, statusCode, "application/json; charset=utf-8");

    /// <summary>An answer in text.</summary>
    /// <param name="text">The body.</param>
    /// <param name="statusCode">The code.</param>
    /// <param name="contentType">The content-type header.</param>
    public static FunctionResponse Text(string text, int statusCode = 200, string contentType = "text/plain") => new()
    {
        StatusCode = statusCode,
        Headers = [new("content-type", contentType)],
        Body = Encoding.UTF8.GetBytes(text),
    };

    /// <summary>What the executor answers for a function that threw.</summary>
    internal static FunctionResponse Thrown(string errors, string logs = "") => new()
    {
        StatusCode = 500,
        Headers = [new("content-type", "text/plain")],
        Errors = errors,
        Logs = logs,
    };

    /// <summary>What the API makes of a failure of the executor: the two characters \n stand in the text (recorded: 'executor error 500').</summary>
    internal static FunctionResponse ExecutorFailure(string message, int code) => new()
    {
        StatusCode = 500,
        Errors = $@"{message}\nError Code: {code}",
    };
}
