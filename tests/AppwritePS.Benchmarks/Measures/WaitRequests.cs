using AppwritePS.Benchmarks.Results;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>How many requests one look at many executions takes.</summary>
internal sealed class WaitRequests : Measure
{
    private const int Count = 1000;

    // Between the requests of one look lies next to nothing; between two looks, the quick first ones too, a quarter of a second.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(125);

    public override string Name => "wait";

    public override string Title => $"requests a poll, waiting for {Count}";

    protected override Task<Row> RunAsync()
    {
        using var bench = new Bench();
        bench.Set("started", bench.Run($"1..{Count} | ForEach-Object {{ \"$_\" }} | Invoke-AppwriteFunction {Functions.Endless} -Async -ThrottleLimit 32").Objects.ToArray());

        using var meter = new RequestMeter(bench.Server);
        var waited = bench.Run("$started | Wait-AppwriteExecution -TimeoutSec 3 -PollIntervalSec 1");
        if (waited.Errors.FirstOrDefault(error => !error.FullyQualifiedErrorId.StartsWith("TimedOut,", StringComparison.Ordinal)) is { } other)
            throw new InvalidOperationException(other.ToString());
        if (waited.Errors.Count != Count) throw new InvalidOperationException($"{waited.Errors.Count} timed out instead of {Count}.");

        var polls = meter.Bursts(s_pause);
        return Task.FromResult(Row.OfCount(polls.Max(), $"polls of {string.Join(", ", polls)}", Bar.AtMost(10)));
    }
}
