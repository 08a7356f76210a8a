using AppwritePS.Benchmarks.Results;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>Many at once against a server that takes its time, so that only being at work always counts.</summary>
internal sealed class ThrottledRateAtDistance : RateMeasure
{
    private const int Count = 2000;
    private const int AtOnce = 32;

    public override string Name => "throttled-distant";

    public override string Title => $"{Count} piped, {AtOnce} at once, {Functions.Distance.TotalMilliseconds} ms";

    protected override async Task<Row> RunAsync()
    {
        var times = await TimeAsync(Functions.Distant, Count, inARow: 1, AtOnce, rounds: 3, warmUp: 1);
        var ideal = AtOnce / Functions.Distance.TotalSeconds;
        return Row.OfRatio(Rate(Count, times.Ours), $"ideal {ideal:0}/s, raw {Rate(Count, times.Other)}", Count / times.Ours / ideal, Bar.AtLeast(0.9));
    }
}
