using System.Collections.Concurrent;
using AppwritePS.Client.Tests.Loopback;

namespace AppwritePS.Client.Tests.Faults;

/// <summary>
/// A server that meets each next request with the next fault of a schedule, and serves those after it well. It counts
/// what it executed, by the tag that each request has in its body.
/// </summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<Fault> _schedule = new();
    private readonly ConcurrentDictionary<string, int> _executed = new();
    private readonly ScriptedServer _server;
    private readonly ScriptedServer _elsewhere;
    private volatile bool _keyWentElsewhere;

    public FaultServer()
    {
        _server = new ScriptedServer(ServeAsync);
        _elsewhere = new ScriptedServer(async conversation =>
        {
            _keyWentElsewhere |= (await conversation.ReadRequestAsync()).Contains("standard_", StringComparison.Ordinal);
            await conversation.AnswerAsync(201, Exchange.Execution);
        });
    }

    public string Elsewhere => $"http://127.0.0.1:{_elsewhere.Port}/v1/functions/echo/executions";

    /// <summary>Whether a key was sent to another server than this.</summary>
    public bool KeyWentElsewhere => _keyWentElsewhere;

    public int Requests => _server.WholeRequests;

    /// <summary>How often a request of a tag was executed.</summary>
    public int Executed(string tag) => _executed.GetValueOrDefault(tag);

    public void Count(string tag) => _executed.AddOrUpdate(tag, 1, static (_, count) => count + 1);

    /// <summary>What meets the next requests.</summary>
    public void Schedule(IEnumerable<Fault> faults)
    {
        _schedule.Clear();
        foreach (var fault in faults) _schedule.Enqueue(fault);
    }

    /// <summary>A client that waits for no pause between tries.</summary>
    public AppwriteClient NewClient(TimeSpan timeout) => _server.NewClient(timeout);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _elsewhere.DisposeAsync();
    }

    // Those that meet a connection wait for a new one.
    private Fault? Next(bool isAtOnce)
    {
        lock (_schedule) return _schedule.TryPeek(out var next) && next.IsAtOnce == isAtOnce && _schedule.TryDequeue(out next) ? next : null;
    }

    private async Task ServeAsync(Conversation conversation)
    {
        while (true)
        {
            if (conversation.IsNew && Next(isAtOnce: true) is { } first) await first.Act(new Exchange(this, conversation));

            await conversation.ReadHeadAsync();
            var fault = Next(isAtOnce: false) ?? FaultTable.None;
            await fault.Act(new Exchange(this, conversation));
        }
    }
}
