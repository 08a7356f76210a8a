using System.Globalization;

namespace AppwritePS.Client.Tests.Waiting;

/// <summary>
/// A server whose executions a test moves on, with a waiter that waits by a clock which the test moves on too. Answers come
/// in place: what an alarm leads to is done when the alarm has rung.
/// </summary>
internal sealed class PolledServer : HttpMessageHandler
{
    private readonly Dictionary<string, string> _executions = new(StringComparer.OrdinalIgnoreCase);

    private TaskCompletionSource _quiet = new();
    private int _inFlight;

    public PolledServer()
    {
        _quiet.SetResult();
    }

    public ManualClock Clock { get; } = new();

    /// <summary>The requests: when they came, of which function, for which ids.</summary>
    public List<(double At, string Function, IReadOnlyList<string> Ids)> Requests { get; } = [];

    public List<ReceivedRequest> Received { get; } = [];

    /// <summary>What a request, by its number, is answered with in place of the executions.</summary>
    public Func<int, IReadOnlyList<string>, Func<HttpResponseMessage>?> Refusing { get; set; } = (_, _) => null;

    /// <summary>Ends a request's wait for its answer.</summary>
    public Func<CancellationToken, Task> Answering { get; set; } = _ => Task.CompletedTask;

    /// <summary>How many bytes of logs an execution has.</summary>
    public long LogSize { get; set; }

    public int InFlight => _inFlight;

    /// <summary>Ends when no request is under way any more.</summary>
    public Task Quiet => _quiet.Task;

    /// <summary>What the waiter told.</summary>
    public List<string> Seen { get; } = [];

    public List<string> Late { get; } = [];

    /// <summary>The seconds at which requests came.</summary>
    public IEnumerable<double> Times => Requests.Select(request => request.At);

    public ExecutionWaiter NewWaiter(TimeSpan? timeout = null, int requests = 1, Func<string>? key = null, RetryPolicy? retry = null, Action<Execution>? seen = null) =>
        new(
            new AppwriteClient(
                new Connection("https://appwrite.test/v1", "lab", key ?? (() => MockedServer.Key)),
                new HttpTransport(this),
                new ClientOptions { Retry = retry ?? RetryPolicy.None, Pause = (_, _) => Task.CompletedTask }),
            new WaitOptions
            {
                Timeout = timeout,
                MaxConcurrentRequests = requests,
                Seen = seen ?? (execution => Seen.Add(execution.Id + " " + execution.StatusText)),
                Late = execution => Late.Add(execution.Id),
                Clock = Clock,
            });

    /// <summary>Has an execution from now on, as a server tells it, and tells it.</summary>
    public Execution Put(string id, string status = "waiting", int code = 0, DateTimeOffset? scheduledAt = null, string functionId = "echo")
    {
        var schedule = scheduledAt is { } time ? $"\"{time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff+00:00", CultureInfo.InvariantCulture)}\"" : "null";
        _executions[id] = $$"""{"$id":"{{id}}","functionId":"{{functionId}}","status":"{{status}}","responseStatusCode":{{code}},"scheduledAt":{{schedule}},"logs":" """;
        return new Execution(System.Text.Json.JsonSerializer.Deserialize(_executions[id] + "\"}", AnswerJson.Default.ExecutionDocument)!, hasResponseBody: false);
    }

    public void Complete(string id) => Put(id, "completed", 200);

    public void Remove(string id) => _executions.Remove(id);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var received = new ReceivedRequest(request.Method.Method, request.RequestUri!.AbsoluteUri, new Dictionary<string, string>(), Body: null);
        var ids = received.Values("equal", "$id")!;
        Received.Add(received);
        Requests.Add((Clock.Elapsed.TotalSeconds, request.RequestUri.Segments[3].TrimEnd('/'), ids));
        var number = Requests.Count;

        if (Interlocked.Increment(ref _inFlight) == 1) _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await Answering(cancellationToken);
            if (Refusing(number, ids) is { } refusal) return refusal();
            return new HttpResponseMessage { Content = new StreamContent(new GeneratedStream(Document(ids))) };
        }
        finally
        {
            if (Interlocked.Decrement(ref _inFlight) == 0) _quiet.TrySetResult();
        }
    }

    private IEnumerable<ReadOnlyMemory<byte>> Document(IReadOnlyList<string> ids)
    {
        var separator = """{"total":0,"executions":[""";
        foreach (var id in ids.Where(_executions.ContainsKey))
        {
            yield return GeneratedStream.Text(separator + _executions[id]);
            foreach (var part in GeneratedStream.Filling(LogSize)) yield return part;
            separator = "\"},";
        }

        yield return GeneratedStream.Text(separator.StartsWith("{", StringComparison.Ordinal) ? separator + "]}" : "\"}]}");
    }
}
