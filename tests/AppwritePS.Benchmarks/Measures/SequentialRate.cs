using AppwritePS.Benchmarks.Results;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>One after the other in one pipeline.</summary>
internal sealed class SequentialRate : RateMeasure
{
    private const int Count = 500;

    public override string Name => "sequential";

    public override string Title => $"{Count} piped, in order, 0 ms";

    protected override async Task<Row> RunAsync()
    {
        var times = await TimeAsync(Functions.Quick, Count, atOnce: null, rounds: 21, warmUp: 60);
        return Row.OfRatio(Rate(Count, times.Ours), $"raw {Rate(Count, times.Other)}", times.RateRatio, Bar.AtLeast(0.55));
    }
}
