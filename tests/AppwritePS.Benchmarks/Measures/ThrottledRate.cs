using AppwritePS.Benchmarks.Raw;
using AppwritePS.Benchmarks.Results;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>Many at once against a server that takes no time, so that only work counts.</summary>
internal sealed class ThrottledRate : Measure
{
    private const int Count = 2000;
    private const int AtOnce = 32;

    public override string Name => "throttled";

    public override string Title => $"{Count} piped, {AtOnce} at once, 0 ms";

    protected override async Task<Row> RunAsync()
    {
        using var bench = new Bench();
        using var raw = new RawClient(bench.Server);
        var bodies = Bodies(Count);
        bench.Set("bodies", bodies);

        var times = await SideBySide.TimeAsync(
            rounds: 11,
            warmUp: 3,
            () => bench.RunAsync($"$bodies | Invoke-AppwriteFunction {Functions.Quick} -ThrottleLimit {AtOnce}", Count),
            () => raw.ExecuteAsync(Functions.Quick, bodies, AtOnce));
        return Row.OfRatio(Rate(Count, times.Ours), $"raw {Rate(Count, times.Other)}", times.RateRatio, Bar.AtLeast(0.8));
    }
}
