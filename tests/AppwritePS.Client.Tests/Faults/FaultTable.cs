namespace AppwritePS.Client.Tests.Faults;

/// <summary>All that a server, or what lies before it, does wrong here.</summary>
internal static class FaultTable
{
    private const string Created = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n";

    public static Fault None { get; } = new("none", null, async exchange =>
    {
        await exchange.ExecuteAsync();
        await exchange.AnswerAsync(201, Exchange.Execution);
    });

    /// <summary>What happens before the whole request is there.</summary>
    private static readonly Fault[] s_early =
    [
        new("reset at once", null, e => { e.Reset(); return Task.CompletedTask; }) { IsAtOnce = true, IsEarly = true },
        new("closed at once", null, e => { Exchange.Close(); return Task.CompletedTask; }) { IsAtOnce = true, IsEarly = true },
        new("answered at once", FailureCause.AccessDenied, async e => { await e.AnswerAsync(403, "{}", "Connection: close\r\n"); Exchange.Close(); }) { IsAtOnce = true, IsEarly = true },
        new("reset in the request", null, e => { e.Reset(); return Task.CompletedTask; }) { IsEarly = true },
        new("closed in the request", null, e => { Exchange.Close(); return Task.CompletedTask; }) { IsEarly = true },
        new("refused in the request", FailureCause.RequestRefused, async e => { await e.AnswerAsync(413, "{}", "Connection: close\r\n"); Exchange.Close(); }) { IsEarly = true },
        new("unavailable in the request", null, async e => { await e.SayAsync("HTTP/1.1 503 Said\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"); Exchange.Close(); }) { IsEarly = true },
        new("silent in the request", FailureCause.TimedOut, e => e.StallAsync()) { IsEarly = true, IsSlow = true },
    ];

    /// <summary>What happens to connections.</summary>
    private static readonly Fault[] s_connections =
    [
        new("reset once the whole request is read", FailureCause.UnknownOutcome, async e => { await e.ReadAsync(); e.Reset(); }),
        new("closed once the whole request is read", FailureCause.UnknownOutcome, async e => { await e.ReadAsync(); Exchange.Close(); }),
        new("executed, then reset", FailureCause.UnknownOutcome, async e => { await e.ExecuteAsync(); e.Reset(); }),
        new("executed, then closed", FailureCause.UnknownOutcome, async e => { await e.ExecuteAsync(); Exchange.Close(); }),
        new("executed, then reset in the head", FailureCause.UnknownOutcome, async e => { await e.ExecuteAsync(); await e.SayAsync(Created); e.Reset(); }),
        new("executed, then closed in the body", FailureCause.ResponseLost, async e => { await e.ExecuteAsync(); await e.SayAsync(Created + "Content-Length: 500\r\n\r\n{\"$id\":"); Exchange.Close(); }),
        new("executed, then silent", FailureCause.UnknownOutcome, async e => { await e.ExecuteAsync(); await e.StallAsync(); }) { IsSlow = true },
        new("silent", FailureCause.UnknownOutcome, async e => { await e.ReadAsync(); await e.StallAsync(); }) { IsSlow = true },
        new("executed, then silent in the head", FailureCause.UnknownOutcome, async e => { await e.ExecuteAsync(); await e.SayAsync("HTTP/1.1 201"); await e.StallAsync(); }) { IsSlow = true },
        new("executed, then silent in the body", FailureCause.ResponseLost, async e => { await e.ExecuteAsync(); await e.SayAsync(Created + "Content-Length: 500\r\n\r\n{"); await e.StallAsync(); }) { IsSlow = true },
        new("executed, then a byte now and then", FailureCause.ResponseLost, async e => { await e.ExecuteAsync(); await e.SayAsync(Created + "Content-Length: 50000\r\n\r\n"); await e.DripAsync(); }) { IsSlow = true },
        new("good, and closed after it", null, async e => { await None.Act(e); Exchange.Close(); }),
        new("good, and closed as it says", null, async e => { await e.ExecuteAsync(); await e.AnswerAsync(201, Exchange.Execution, "Connection: close\r\n"); Exchange.Close(); }),
    ];

    /// <summary>What is wrong with HTTP.</summary>
    private static readonly Fault[] s_protocol =
    [
        Said("no HTTP", FailureCause.UnknownOutcome, "SSH-2.0-OpenSSH_9.9\r\n"),
        Said("HTTP/1.0", null, "HTTP/1.0 201 Created\r\nContent-Type: application/json\r\n\r\n" + Exchange.Execution),
        Said("a length that is too long", FailureCause.ResponseLost, Created + $"Content-Length: {Exchange.Execution.Length + 9}\r\n\r\n{Exchange.Execution}"),
        Said("a length that is too short", FailureCause.ResponseLost, Created + $"Content-Length: {Exchange.Execution.Length - 9}\r\n\r\n{Exchange.Execution}"),
        Said("two lengths", FailureCause.ResponseLost, Created + $"Content-Length: 5\r\nContent-Length: {Exchange.Execution.Length}\r\n\r\n{Exchange.Execution}"),
        Said("a length that is no number", null, Created + "Content-Length: many\r\n\r\n" + Exchange.Execution),
        Said("gzip that is none", FailureCause.ResponseLost, Created + $"Content-Encoding: gzip\r\nContent-Length: {Exchange.Execution.Length}\r\n\r\n{Exchange.Execution}"),
        Said("gzip that breaks off", FailureCause.ResponseLost, Created + "Content-Encoding: gzip\r\nContent-Length: 12\r\n\r\n\u001f\u008b\u0008\0\0\0\0\0\0\u0003\u00ab\u0056"),
        Said("a chunk without a size", FailureCause.ResponseLost, Created + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n"),
        Said("no last chunk", FailureCause.ResponseLost, Created + $"Transfer-Encoding: chunked\r\n\r\n{Exchange.Execution.Length:x}\r\n{Exchange.Execution}\r\n"),
        Said("a chunk with a long extension", FailureCause.ResponseLost, Created + $"Transfer-Encoding: chunked\r\n\r\n2;{new string('x', 100_000)}\r\n{{}}\r\n0\r\n\r\n"),
        Said("good chunks", null, Created + $"Transfer-Encoding: chunked\r\n\r\n{Exchange.Execution.Length:x}\r\n{Exchange.Execution}\r\n0\r\n\r\n"),
        Said("a header of a megabyte", FailureCause.UnknownOutcome, Created + $"X-Long: {new string('x', 1 << 20)}\r\nContent-Length: 2\r\n\r\n{{}}"),
        Said("five thousand headers", FailureCause.UnknownOutcome, Created + string.Concat(Enumerable.Range(0, 5000).Select(i => $"X-{i}: {new string('y', 20)}\r\n")) + "Content-Length: 2\r\n\r\n{}"),
        Said("a header without a colon", FailureCause.UnknownOutcome, Created + $"Nonsense\r\nContent-Length: {Exchange.Execution.Length}\r\n\r\n{Exchange.Execution}"),
        Said("two content types", null, Created + $"Content-Type: text/html\r\nContent-Length: {Exchange.Execution.Length}\r\n\r\n{Exchange.Execution}"),
        Said("early hints first", null, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + Created + $"Content-Length: {Exchange.Execution.Length}\r\n\r\n{Exchange.Execution}"),
        Said("processing first", null, "HTTP/1.1 102 Processing\r\n\r\n" + Created + $"Content-Length: {Exchange.Execution.Length}\r\n\r\n{Exchange.Execution}"),
        Said("continue, twice", null, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + Created + $"Content-Length: {Exchange.Execution.Length}\r\n\r\n{Exchange.Execution}"),
        Said("continue, and nothing more", FailureCause.UnknownOutcome, "HTTP/1.1 100 Continue\r\n\r\n"),
        Said("switching protocols", FailureCause.UnknownOutcome, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
    ];

    /// <summary>What is wrong with what is said.</summary>
    private static readonly Fault[] s_content =
    [
        Told("no content", FailureCause.ResponseLost, 201, ""),
        Told("a refusal that comes too late", FailureCause.ResponseLost, 201, """{"message":"No.","type":"general_rate_limit_exceeded","code":429,"version":"1.9.6"}"""),
        Told("a list", FailureCause.ResponseLost, 201, "[1,2]"),
        Told("a text", FailureCause.ResponseLost, 201, "\"done\""),
        Told("null", FailureCause.ResponseLost, 201, "null"),
        Told("another object", FailureCause.ResponseLost, 201, "{\"a\":1}"),
        Told("other types", null, 201, """{"$id":"a","status":"completed","responseStatusCode":"200","duration":"x","logs":5,"requestHeaders":"none","responseBody":{"a":1}}"""),
        Told("numbers beyond all", null, 201, """{"$id":"a","status":"completed","responseStatusCode":1e400,"duration":99999999999999999999999999}"""),
        Told("nested without end", FailureCause.ResponseLost, 201, "{\"$id\":\"a\",\"logs\":" + Exchange.Repeated("[", 100_000) + Exchange.Repeated("]", 100_000) + "}"),
        Told("broken Unicode", FailureCause.ResponseLost, 201, "{\"$id\":\"a\",\"status\":\"completed\",\"responseStatusCode\":200,\"logs\":\"\u00ff\u00fe\u00c3\"}"),
        new("a page in its place", FailureCause.NotAppwrite, e => e.RefuseInFrontAsync(200)),
        new("no content, by its status, and content", FailureCause.UnknownOutcome, async e => { await e.ReadAsync(); await e.SayAsync("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}"); Exchange.Close(); }),
        new("more than any answer", FailureCause.ResponseLost, async e => { await e.ExecuteAsync(); await e.FloodAsync(100L << 20); Exchange.Close(); }),
    ];

    /// <summary>Refusals, and those that name a time.</summary>
    private static readonly Fault[] s_statuses =
    [
        .. from status in (int[])[301, 302, 303, 307, 308]
           from isElsewhere in (bool[])[false, true]
           select new Fault($"{status} {(isElsewhere ? "elsewhere" : "to itself")}", FailureCause.UnexpectedRedirect, async e =>
           {
               await e.ReadAsync();
               await e.AnswerAsync(status, "", $"Location: {(isElsewhere ? e.Elsewhere : "/v1/functions/echo/executions")}\r\n");
           }),
        new("400", FailureCause.RequestRefused, e => e.RefuseAsync(400, "general_argument_invalid")),
        new("401", FailureCause.InvalidApiKey, e => e.RefuseAsync(401, "user_unauthorized")),
        new("403", FailureCause.AccessDenied, e => e.RefuseAsync(403, "general_access_forbidden")),
        new("404", FailureCause.FunctionNotFound, e => e.RefuseAsync(404, "function_not_found")),
        new("408", FailureCause.SynchronousTimeout, async e => { await e.ExecuteAsync(); await e.AnswerAsync(408, """{"message":"No.","type":"function_synchronous_timeout","code":408,"version":"1.9.6"}"""); }),
        new("425", FailureCause.RequestRefused, e => e.RefuseInFrontAsync(425)),
        new("500 after the run", FailureCause.ResponseLost, async e => { await e.ExecuteAsync(); await e.AnswerAsync(500, """{"message":"No.","type":"general_unknown","code":500,"version":"1.9.6"}"""); }),
        new("500 in front", FailureCause.UnknownOutcome, e => e.RefuseInFrontAsync(500)),
        new("502 after the run", FailureCause.UnknownOutcome, async e => { await e.ExecuteAsync(); await e.SayAsync("HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"); }),
        new("504 after the run", FailureCause.UnknownOutcome, async e => { await e.ExecuteAsync(); await e.SayAsync("HTTP/1.1 504 Gateway Timeout\r\nContent-Length: 0\r\n\r\n"); }),
        .. from after in (string[])["", "Retry-After: 1\r\n", "Retry-After: 0\r\n", "Retry-After: -5\r\n", "Retry-After: soon\r\n", "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\n", "X-RateLimit-Reset: 5\r\n", "X-RateLimit-Reset: never\r\n"]
           from status in (int[])[429, 503]
           select new Fault($"{status} {after.Trim()}".TrimEnd(), null, e => status == 429 ? e.RefuseAsync(429, "general_rate_limit_exceeded", after) : e.RefuseInFrontAsync(503, after)) { IsRepeated = true },
        new("429 for a long time", FailureCause.RateLimited, e => e.RefuseAsync(429, "general_rate_limit_exceeded", "Retry-After: 86400\r\n")),
        new("429 beyond all time", null, e => e.RefuseAsync(429, "general_rate_limit_exceeded", "Retry-After: 99999999999999999999\r\n")) { IsRepeated = true },
        new("503 until a far date", FailureCause.ServerUnavailable, e => e.RefuseInFrontAsync(503, "Retry-After: Fri, 31 Dec 2100 23:59:59 GMT\r\n")),
    ];

    public static IReadOnlyList<Fault> All { get; } = [None, .. s_early, .. s_connections, .. s_protocol, .. s_content, .. s_statuses];

    // Executed, and answered with these very bytes before the connection is closed.
    private static Fault Said(string name, FailureCause? outcome, string latin1) => new(name, outcome, async exchange =>
    {
        await exchange.ExecuteAsync();
        await exchange.SayAsync(latin1);
        Exchange.Close();
    });

    // Executed, and answered in good HTTP.
    private static Fault Told(string name, FailureCause? outcome, int status, string body) => new(name, outcome, async exchange =>
    {
        await exchange.ExecuteAsync();
        await exchange.AnswerAsync(status, body);
    });
}
