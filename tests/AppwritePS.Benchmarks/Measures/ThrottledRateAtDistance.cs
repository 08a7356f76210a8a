using AppwritePS.Benchmarks.Raw;
using AppwritePS.Benchmarks.Results;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>Many at once against a server that takes its time, so that only being at work always counts.</summary>
internal sealed class ThrottledRateAtDistance : Measure
{
    private const int Count = 2000;
    private const int AtOnce = 32;

    public override string Name => "throttled-distant";

    public override string Title => $"{Count} piped, {AtOnce} at once, {Functions.Distance.TotalMilliseconds} ms";

    protected override async Task<Row> RunAsync()
    {
        using var bench = new Bench();
        using var raw = new RawClient(bench.Server);
        var bodies = Bodies(Count);
        bench.Set("bodies", bodies);

        var times = await SideBySide.TimeAsync(
            rounds: 3,
            warmUp: 1,
            () => bench.RunAsync($"$bodies | Invoke-AppwriteFunction {Functions.Distant} -ThrottleLimit {AtOnce}", Count),
            () => raw.ExecuteAsync(Functions.Distant, bodies, AtOnce));
        var ideal = AtOnce / Functions.Distance.TotalSeconds;
        return Row.OfRatio(Rate(Count, times.Ours), $"ideal {ideal:0}/s, raw {Rate(Count, times.Other)}", Count / times.Ours / ideal, Bar.AtLeast(0.9));
    }
}
