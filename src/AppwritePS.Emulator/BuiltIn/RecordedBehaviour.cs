using System.Globalization;
using System.Text;

namespace AppwritePS.Emulator;

/// <summary>
/// The code of the recordings' functions: the execution's path chooses what happens, `/status/404` a code, `/sleep/3` a
/// wait and so on; anything else is echoed.
/// </summary>
internal sealed class RecordedBehaviour(TimeProvider clock)
{
    /// <summary>Of longer bodies only the length is echoed (recorded: 'body 1.5 MiB').</summary>
    private const int LongestEcho = 64 * 1024;

    private static readonly byte[] s_binary = [0x89, .. "PNG"u8, 0, 1, 2, 0xFF, 0xFE, .. "\r\n\r\n"u8, 0x80];

    public Task<FunctionResponse> RunAsync(FunctionRequest request, CancellationToken cancellationToken)
    {
        string[] pieces = request.Path.Split('/');
        string name = pieces.Length > 1 ? pieces[1] : "";
        int number = pieces.Length > 2 && int.TryParse(pieces[2], NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0;
        return name switch
        {
            "sleep" => SleepAsync(number, cancellationToken),
            "hang" => HangAsync(cancellationToken),
            _ => Task.FromResult(Answer(name, number, request)),
        };
    }

    private static FunctionResponse Answer(string name, int number, FunctionRequest request) => name switch
    {
        "status" => Status(number),
        "json" => Json(),
        "empty" => new FunctionResponse { StatusCode = 204 },
        "binary" => new FunctionResponse { Headers = [new("content-type", "image/png")], Body = s_binary },
        "big" => FunctionResponse.Text(new string('x', number)),
        "biglogs" => FunctionResponse.Text("ok") with { Logs = new string('l', number), Errors = new string('e', number) },
        "throw" => FunctionResponse.Thrown("Error: boom\n    at default (file:///usr/local/server/src/function/index.js:3:9)", "before throw\n"),
        "fntimeout" => FunctionResponse.Thrown("Execution timed out."),
        "drop" => throw new ExecutorException("The executor closed the connection without an answer.", 0),
        "exec-error" => throw new ExecutorException("The executor refused the execution.", number),
        "exec-internal" => throw new ExecutorException("The executor failed within.", 500),
        _ => Echo(request),
    };

    private static FunctionResponse Status(int code) => new()
    {
        StatusCode = code,
        Headers = [new("content-type", "text/plain; charset=utf-8"), new("x-custom", "yes")],
        Body = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"status {code}")),
        Logs = "a log line\n",
        Errors = code >= 500 ? "an error line\n" : "",
    };

    private static FunctionResponse Json() => new()
    {
        Headers = [new("content-type", "application/json; charset=utf-8"), new("content-length", "37"), new("set-cookie", "a=1"), new("x-appwrite-foo", "bar")],
        Body = """{"ok":true,"n":1.5,"s":"żółw 🐢"}"""u8.ToArray(),
        Logs = "L1\nL2\n",
    };

    private static FunctionResponse Echo(FunctionRequest request)
    {
        var json = new JsonText(JsonStyle.JavaScript);
        json.BeginObject();
        json.Name("path");
        json.Text(request.Path);
        json.Name("method");
        json.Text(request.Method);
        json.Name("query");
        json.Text(UrlQuery.Of(request.Path));
        json.Name("bodyLength");
        json.Number(request.Body.Length);
        if (request.Body.Length <= LongestEcho)
        {
            json.Name("body");
            json.Text(request.BodyText);
        }
        json.Name("headers");
        json.BeginObject();
        foreach (RequestHeader header in request.RawHeaders)
        {
            json.Name(header.Name);
            if (header.IsLiteral)
                json.Literal(header.Value);
            else
                json.Text(header.Value);
        }
        json.EndObject();
        json.EndObject();
        return new FunctionResponse
        {
            Headers = [new("content-type", "application/json; charset=utf-8")],
            Body = json.Written,
            Logs = $"log: {request.Method} {request.Path}\n",
        };
    }

    private async Task<FunctionResponse> SleepAsync(int seconds, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds), clock, cancellationToken);
        return FunctionResponse.Text(string.Create(CultureInfo.InvariantCulture, $"slept {seconds}"));
    }

    private static async Task<FunctionResponse> HangAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return new FunctionResponse();
    }
}
