using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AppwritePS.Benchmarks;

/// <summary>Notes when this process's reads from one server began and ended.</summary>
internal sealed class RequestMeter : IDisposable
{
    private readonly MeterListener _listener = HttpMetrics.Listener("http.client.request.duration");
    private readonly ConcurrentQueue<(TimeSpan Begun, TimeSpan Ended)> _reads = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly int _port;

    public RequestMeter(ServerAddress server)
    {
        _port = server.Endpoint.Port;
        _listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
        {
            var now = _clock.Elapsed;
            if (tags.Has("server.port", _port) && tags.Has("http.request.method", "GET")) _reads.Enqueue((now - TimeSpan.FromSeconds(seconds), now));
        });
        _listener.Start();
    }

    /// <summary>How many reads came together, for each time that any came. A pause parts them.</summary>
    public IReadOnlyList<int> Bursts(TimeSpan pause)
    {
        var bursts = new List<int>();
        var ended = TimeSpan.MinValue;
        foreach (var read in _reads.OrderBy(read => read.Begun))
        {
            if (bursts.Count == 0 || read.Begun - ended > pause) bursts.Add(0);
            bursts[^1]++;
            if (read.Ended > ended) ended = read.Ended;
        }

        return bursts;
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
