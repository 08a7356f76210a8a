using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RichardSzalay.MockHttp;

namespace AppwritePS.Client.Tests;

/// <summary>A server without a network: answers as told and keeps what it was asked.</summary>
internal sealed class MockedServer
{
    public const string Key = "standard_00112233445566778899aabbccddeeff";

    public static readonly DateTimeOffset Now = new(2026, 11, 23, 18, 0, 0, TimeSpan.Zero);

    private readonly Func<ReceivedRequest, int, HttpResponseMessage> _answer;

    /// <summary>Gives the answers in turn, the last one for ever.</summary>
    public MockedServer(params Func<HttpResponseMessage>[] answers)
        : this((_, number) => answers[Math.Min(number, answers.Length) - 1]())
    {
    }

    /// <summary>Answers each request by what it is, and by its number; the first is 1.</summary>
    public MockedServer(Func<ReceivedRequest, int, HttpResponseMessage> answer)
    {
        _answer = answer;
        Client = NewClient();
    }

    public AppwriteClient Client { get; }

    public List<ReceivedRequest> Received { get; } = [];

    /// <summary>The pauses between tries, none of which is waited for.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    public List<RequestTrace> Traces { get; } = [];

    public AppwriteClient NewClient(string key = Key, RetryPolicy? retry = null, Func<DateTimeOffset>? now = null)
    {
        var handler = new MockHttpMessageHandler();
        handler.When("*").Respond(AnswerAsync);
        var options = new ClientOptions
        {
            Retry = retry ?? new RetryPolicy(),
            Trace = Traces.Add,
            Now = now ?? (() => Now),
            Pause = (length, _) =>
            {
                Pauses.Add(length);
                return Task.CompletedTask;
            },
        };
        return new AppwriteClient(new Connection("https://appwrite.test/v1", "lab", () => key), new HttpTransport(handler), options);
    }

    public static Func<HttpResponseMessage> Json(int status, string text, params (string Name, string Value)[] headers) =>
        Answer(status, "application/json; charset=UTF-8", text, headers);

    public static Func<HttpResponseMessage> Html(int status, string text = "<!DOCTYPE html><html></html>", params (string Name, string Value)[] headers) =>
        Answer(status, "text/html; charset=UTF-8", text, headers);

    /// <summary>An error as Appwrite words it.</summary>
    public static Func<HttpResponseMessage> Error(int status, string type, string message = "Said so.", params (string Name, string Value)[] headers) =>
        Json(status, JsonSerializer.Serialize(new { message, code = status, type, version = "1.9.6" }), headers);

    public static Func<HttpResponseMessage> Empty(int status, params (string Name, string Value)[] headers) =>
        Answer(status, contentType: null, "", headers);

    public static Func<HttpResponseMessage> Answer(int status, string? contentType, string latin1, params (string Name, string Value)[] headers) => () =>
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.Latin1.GetBytes(latin1)) };
        if (contentType is not null) answer.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var (name, value) in headers) answer.Headers.TryAddWithoutValidation(name, value);
        return answer;
    };

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync();
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        var received = new ReceivedRequest(request.Method.Method, request.RequestUri!.AbsoluteUri, headers, body);
        Received.Add(received);
        return _answer(received, Received.Count);
    }
}

/// <summary>A request as the server saw it.</summary>
internal sealed record ReceivedRequest(string Method, string Url, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    /// <summary>The queries of a list, without their encoding.</summary>
    public IReadOnlyList<string> Queries { get; } = [.. new Uri(Url).Query.TrimStart('?').Split('&')
        .Where(parameter => parameter.StartsWith("queries[]=", StringComparison.Ordinal))
        .Select(parameter => Uri.UnescapeDataString(parameter["queries[]=".Length..]))];

    /// <summary>The values of a list's query, of the one for this attribute where one is named.</summary>
    public IReadOnlyList<string>? Values(string method, string? attribute = null) =>
        Queries.Select(query => JsonDocument.Parse(query).RootElement)
            .Where(query => query.GetProperty("method").GetString() == method
                && (attribute is null || query.GetProperty("attribute").GetString() == attribute))
            .Select(query => query.GetProperty("values").EnumerateArray().Select(value => value.ToString()).ToArray())
            .FirstOrDefault();
}
