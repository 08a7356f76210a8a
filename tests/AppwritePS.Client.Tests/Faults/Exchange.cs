using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AppwritePS.Client.Tests.Loopback;

namespace AppwritePS.Client.Tests.Faults;

/// <summary>One request to a <see cref="FaultServer"/>, and what the server does about it.</summary>
internal sealed class Exchange(FaultServer server, Conversation conversation)
{
    public const string Execution = """{"$id":"a","functionId":"echo","status":"completed","responseStatusCode":200,"responseBody":"done"}""";

    /// <summary>Where another server is, which should never hear of a key.</summary>
    public string Elsewhere => server.Elsewhere;

    /// <summary>Reads the rest of the request.</summary>
    public async Task<string> ReadAsync() => await conversation.ReadRequestAsync();

    /// <summary>Reads the rest of the request and executes what it asks for.</summary>
    public async Task ExecuteAsync()
    {
        var request = await conversation.ReadRequestAsync();
        if (request.StartsWith("POST", StringComparison.Ordinal) && Regex.Match(request, @"tag-\d+") is { Success: true } tag) server.Count(tag.Value);
    }

    public Task SayAsync(string latin1) => conversation.WriteAsync(latin1);

    /// <summary>Answers in whole, so that the connection is good for another request.</summary>
    public Task AnswerAsync(int status, string body, string headers = "") =>
        SayAsync($"HTTP/1.1 {status} Said\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{headers}\r\n{body}");

    /// <summary>Answers with an error as Appwrite words it, having executed nothing.</summary>
    public async Task RefuseAsync(int status, string type, string headers = "")
    {
        await ReadAsync();
        await AnswerAsync(status, $$"""{"message":"No.","type":"{{type}}","code":{{status}},"version":"1.9.6"}""", headers);
    }

    /// <summary>Answers without Appwrite's words, as something in front of it does.</summary>
    public async Task RefuseInFrontAsync(int status, string headers = "")
    {
        await ReadAsync();
        await SayAsync($"HTTP/1.1 {status} Said\r\nContent-Type: text/html\r\nContent-Length: 13\r\n{headers}\r\n<html></html>");
    }

    /// <summary>Closes the connection in the usual way.</summary>
    public static void Close() => throw new ClosedException();

    /// <summary>Closes the connection with a reset.</summary>
    public void Reset()
    {
        conversation.WillReset();
        throw new ClosedException();
    }

    public Task StallAsync() => conversation.StallAsync();

    public Task DripAsync() => conversation.DripAsync();

    /// <summary>Says the head and as much as is wanted of a long body.</summary>
    public async Task FloodAsync(long length)
    {
        await SayAsync(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 201 Said\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"));
        var part = new string(' ', 1 << 16);
        for (var said = 0L; said < length; said += part.Length) await SayAsync(part);
    }

    public static string Repeated(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
