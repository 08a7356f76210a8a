using System.Diagnostics.Metrics;

namespace AppwritePS.Benchmarks;

/// <summary>Counts this process's connections to one server.</summary>
internal sealed class ConnectionMeter : IDisposable
{
    private readonly MeterListener _listener = HttpMetrics.Listener("http.client.open_connections");
    private readonly Lock _gate = new();
    private readonly int _port;
    private long _open;

    public ConnectionMeter(ServerAddress server)
    {
        _port = server.Endpoint.Port;
        _listener.SetMeasurementEventCallback<long>((_, change, tags, _) => Count(change, tags));
        _listener.Start();
    }

    /// <summary>The most that were open at once since the meter was made.</summary>
    public long Most { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    // One that goes from idle to active is taken off first and put on again: it is never counted twice.
    private void Count(long change, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!tags.Has("server.port", _port)) return;

        lock (_gate)
        {
            _open += change;
            Most = Math.Max(Most, _open);
        }
    }
}
