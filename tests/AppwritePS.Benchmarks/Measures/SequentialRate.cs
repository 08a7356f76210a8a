using AppwritePS.Benchmarks.Raw;
using AppwritePS.Benchmarks.Results;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>One after the other in one pipeline.</summary>
internal sealed class SequentialRate : Measure
{
    private const int Count = 500;

    public override string Name => "sequential";

    public override string Title => $"{Count} piped, in order, 0 ms";

    protected override async Task<Row> RunAsync()
    {
        using var bench = new Bench();
        using var raw = new RawClient(bench.Server);
        var bodies = Bodies(Count);
        bench.Set("bodies", bodies);

        var times = await SideBySide.TimeAsync(
            rounds: 11,
            warmUp: 5,
            () => bench.RunAsync($"$bodies | Invoke-AppwriteFunction {Functions.Quick}", Count),
            () => raw.ExecuteAsync(Functions.Quick, bodies));
        return Row.OfRatio(Rate(Count, times.Ours), $"raw {Rate(Count, times.Other)}", times.RateRatio, Bar.AtLeast(0.55));
    }
}
