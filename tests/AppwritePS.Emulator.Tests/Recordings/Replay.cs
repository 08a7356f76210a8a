using System.IO.Compression;
using System.Text;

namespace AppwritePS.Emulator.Tests.Recordings;

/// <summary>Sends a recording's requests to an emulator, in order, on a clock that shows the recorded times.</summary>
internal sealed class Replay : IAsyncDisposable
{
    /// <summary>The user whose session some lines use; their permissions name it.</summary>
    private const string UserId = "6b04862392d0ad0cd708";

    private static readonly DateTimeOffset s_functionsMade = new(2026, 11, 23, 18, 22, 52, TimeSpan.Zero);

    /// <summary>Above this, a line shows that time passed during the request.</summary>
    private const int LongRequest = 5000;

    private readonly IReadOnlyList<RecordedLine> _lines;
    private readonly AppwriteEmulator _emulator;
    private readonly ManualClock _clock;
    private readonly IdMap _ids = new();
    private readonly AnswerComparer _comparer;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly Dictionary<string, string> _standIns;
    private readonly string _healthKey;
    private readonly HashSet<string> _unfinished = [];

    private Replay(IReadOnlyList<RecordedLine> lines, AppwriteEmulator emulator, ManualClock clock)
    {
        _lines = lines;
        _emulator = emulator;
        _clock = clock;
        _comparer = new AnswerComparer(_ids);
        _healthKey = emulator.CreateKey(Scope.HealthRead);
        _standIns = new Dictionary<string, string>
        {
            ["<KEY_ALL>"] = emulator.ApiKey,
            ["<KEY_EXEC>"] = emulator.CreateKey(Scope.ExecutionsRead, Scope.ExecutionsWrite),
            ["<KEY_EXEC_OLD>"] = emulator.CreateKey(Scope.ExecutionRead, Scope.ExecutionWrite),
            ["<KEY_EXEC_HEALTH>"] = emulator.CreateKey(Scope.ExecutionRead, Scope.ExecutionWrite, Scope.FunctionsRead, Scope.HealthRead),
            ["<KEY_NO_EXEC_WRITE>"] = emulator.CreateKey([.. Scope.All.Except([Scope.ExecutionsWrite, Scope.ExecutionWrite])]),
            ["<KEY_NO_EXEC_READ>"] = emulator.CreateKey([.. Scope.All.Except([Scope.ExecutionsRead, Scope.ExecutionRead])]),
            ["<KEY_NO_HEALTH>"] = emulator.CreateKey([.. Scope.All.Except([Scope.HealthRead])]),
            ["<KEY_HEALTH_ONLY>"] = _healthKey,
            ["<KEY_WITHOUT_PREFIX>"] = emulator.ApiKey["standard_".Length..],
            ["<SESSION>"] = emulator.CreateSession(UserId),
        };
        _ids.Add(UserId, UserId);
    }

    public static async Task<Replay> StartAsync(IReadOnlyList<RecordedLine> lines)
    {
        var clock = new ManualClock(s_functionsMade);
        AppwriteEmulator emulator = await AppwriteEmulator.StartAsync(new EmulatorOptions { TimeProvider = clock, BuiltInFunctions = BuiltInFunctionSet.Recorded });
        var replay = new Replay(lines, emulator, clock);
        foreach (EmulatedExecution execution in EarlierExecutions.All(lines, emulator))
        {
            replay._ids.Add(execution.Id, execution.Id);
            emulator.PutExecution(execution);
        }
        return replay;
    }

    public async Task<LineResult> PlayAsync(RecordedLine line)
    {
        try
        {
            return new LineResult(line, await TryPlayAsync(line));
        }
#pragma warning disable CA1031 // One line that breaks shall not hide the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new LineResult(line, [e.ToString()]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _emulator.DisposeAsync();
    }

    private async Task<IReadOnlyList<string>> TryPlayAsync(RecordedLine line)
    {
        await DoAsRecorderDidAsync(line.Name);
        if (line.Time is DateTimeOffset time)
            _clock.AdvanceTo(line.Milliseconds > LongRequest ? time.AddMilliseconds(-line.Milliseconds) : time);
        await FinishAsync(line.Number);

        using HttpRequestMessage request = Request(line);
        EmulatedAnswer answer;
        try
        {
            Task<EmulatedAnswer> answering = AnswerAsync(request);
            if (line.Milliseconds > LongRequest)
            {
                await _clock.WhenAwaitedAsync(TimeSpan.FromMilliseconds(line.Milliseconds));
                _clock.Advance(TimeSpan.FromMilliseconds(line.Milliseconds));
            }
            answer = await answering;
        }
        catch (HttpRequestException e)
        {
            return line.Status == 0 ? [] : [e.ToString()];
        }
        List<string> differences = [.. _comparer.Differences(line, answer)];
        if (answer.Status == 202)
            _unfinished.Add(RecordedId(line.AnswerBody));
        return differences;
    }

    /// <summary>What was done to the server between the requests, and requests that the recording leaves out but whose executions it shows.</summary>
    private async Task DoAsRecorderDidAsync(string nextLine)
    {
        switch (nextLine)
        {
            case "scheduledAt soon (will fall due)":
                // The totals of later lists tell of that many more.
                for (int i = 0; i < 14; i++)
                    await CreateUnrecordedAsync("""{"method":"GET"}""");
                break;
            case "scheduledAt no seconds":
                await CreateUnrecordedAsync("6b0485d9249f5b70c046", """{"async":true,"scheduledAt":"2026-11-23T19:39:00.000+01:00"}""");
                await CreateUnrecordedAsync("6b0485d928a3c969baca", """{"async":true,"scheduledAt":"2026-11-23T18:39:00.000"}""");
                break;
            case "get: scheduled":
                await CreateUnrecordedAsync("6b0485d9773420973489", """{"async":true,"scheduledAt":"2026-11-23T18:39:00.0000000Z"}""");
                break;
            case "async behind it":
                await CreateUnrecordedAsync("6b0485d9c7ab094bed46", """{"async":true,"path":"/sleep/8","method":"GET"}""");
                _unfinished.Add("6b0485d9c7ab094bed46");
                await _clock.WhenAwaitedAsync(TimeSpan.FromSeconds(8));
                break;
            case "executor hangs (30 s limit)":
                await CreateUnrecordedAsync("""{"path":"/drop","method":"GET"}""");
                break;
            case "executor down (refused)":
                _emulator.IsExecutorDown = true;
                break;
            case "executor back":
                _emulator.IsExecutorDown = false;
                break;
            case "get: status processing (row set by hand, fresh)":
                SetByHand(_clock.GetUtcNow());
                break;
            case "get: status processing (1 h old, timeout 15 s)":
                SetByHand(_clock.GetUtcNow().AddHours(-1));
                break;
            case "list: or":
                FireFiveOfTheEarlierSchedules();
                break;
            case "expired key: health":
                _emulator.SetKeyExpiry(_healthKey, _clock.GetUtcNow());
                break;
            case "key after expiry reset: health":
                _emulator.SetKeyExpiry(_healthKey, null);
                break;
        }
    }

    private void SetByHand(DateTimeOffset createdAt)
    {
        EmulatedExecution execution = _emulator.FindExecution(_ids["6b04862224e48868eb6d"])!;
        _emulator.PutExecution(execution with { Status = ExecutionStatus.Processing, CreatedAt = createdAt });
    }

    /// <summary>That line was recorded just after 18:34, when five of the eight that were due had run: so the total tells.</summary>
    private void FireFiveOfTheEarlierSchedules()
    {
        IEnumerable<EmulatedExecution> due = EarlierExecutions.All(_lines, _emulator).Where(e => e.ScheduledAt is { Hour: 18, Minute: 34 });
        foreach (EmulatedExecution execution in due.Take(5))
            _emulator.PutExecution(execution with { Status = ExecutionStatus.Completed });
    }

    private async Task CreateUnrecordedAsync(string recordedId, string body) => _ids.Add(recordedId, await CreateUnrecordedAsync(body));

    private async Task<string> CreateUnrecordedAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_emulator.Endpoint}/functions/echo/executions");
        request.Headers.Add("X-Appwrite-Project", _emulator.ProjectId);
        request.Headers.Add("X-Appwrite-Key", _emulator.ApiKey);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return RecordedId((await AnswerAsync(request)).Body);
    }

    private static string RecordedId(string body) => body.Substring("""{"$id":" """.Length - 1, 20);

    /// <summary>Waits for asynchronous executions, but for those that the recording still shows unfinished.</summary>
    private async Task FinishAsync(int nextLine)
    {
        foreach (string recordedId in _unfinished.Where(id => !IsShownUnfinished(id, nextLine)).ToList())
        {
            string id = _ids[recordedId];
            EmulatedExecution? execution = _emulator.FindExecution(id);
            if (execution?.ScheduledAt > _clock.GetUtcNow())
                continue;
            if (execution is not null)
                await _emulator.WhenFinishedAsync(id, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            _unfinished.Remove(recordedId);
        }
    }

    private bool IsShownUnfinished(string recordedId, int fromLine) => _lines.Skip(fromLine - 1).Any(line =>
    {
        int at = line.AnswerBody.IndexOf(recordedId, StringComparison.Ordinal);
        int status = at < 0 ? -1 : line.AnswerBody.IndexOf("\"status\":\"", at, StringComparison.Ordinal);
        return status >= 0 && line.AnswerBody.AsSpan(status).StartsWith("\"status\":\"waiting");
    });

    private HttpRequestMessage Request(RecordedLine line)
    {
        var uri = new Uri($"{_emulator.Endpoint.GetLeftPart(UriPartial.Authority)}{_ids.Translate(line.Target)}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(line.Method), uri);
        if (line.Body is not null || line.Method == "POST")
            request.Content = new ByteArrayContent(line.Body ?? []);
        if (line.IsChunked)
            request.Headers.TransferEncodingChunked = true;
        foreach ((string name, string recorded) in line.Headers)
        {
            string value = _standIns.Aggregate(recorded, (text, standIn) => text.Replace(standIn.Key, standIn.Value, StringComparison.Ordinal));
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content?.Headers.TryAddWithoutValidation(name, value);
        }
        return request;
    }

    private async Task<EmulatedAnswer> AnswerAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        byte[] body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (response.Content.Headers.ContentEncoding.Contains("gzip"))
        {
            using var plain = new MemoryStream();
            await using (var unzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress))
                await unzip.CopyToAsync(plain, TestContext.Current.CancellationToken);
            body = plain.ToArray();
        }
        return new EmulatedAnswer(
            (int)response.StatusCode,
            response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Encoding.Latin1.GetString(body));
    }
}
