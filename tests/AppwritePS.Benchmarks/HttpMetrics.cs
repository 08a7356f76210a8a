using System.Diagnostics.Metrics;

namespace AppwritePS.Benchmarks;

/// <summary>What HttpClient tells of its work.</summary>
internal static class HttpMetrics
{
    /// <summary>A listener to one of its instruments, to be started.</summary>
    public static MeterListener Listener(string instrument) => new()
    {
        InstrumentPublished = (published, listener) =>
        {
            if (published.Meter.Name == "System.Net.Http" && published.Name == instrument) listener.EnableMeasurementEvents(published);
        },
    };

    /// <summary>Whether a measurement says so of itself.</summary>
    public static bool Has(this ReadOnlySpan<KeyValuePair<string, object?>> tags, string name, object value)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == name) return Equals(tag.Value, value);
        }

        return false;
    }
}
