using AppwritePS.Benchmarks.Results;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>Many at once against a server that takes no time, so that only work counts.</summary>
internal sealed class ThrottledRate : RateMeasure
{
    private const int Count = 2000;
    private const int AtOnce = 32;
    private const int InARow = 5;

    public override string Name => "throttled";

    public override string Title => $"{Count} piped, {AtOnce} at once, 0 ms";

    protected override async Task<Row> RunAsync()
    {
        var times = await TimeAsync(Functions.Quick, Count, InARow, AtOnce, rounds: 21, warmUp: 12);
        return Row.OfRatio(Rate(InARow * Count, times.Ours), $"raw {Rate(InARow * Count, times.Other)}", times.RateRatio, Bar.AtLeast(0.8));
    }
}
