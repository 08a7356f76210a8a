using AppwritePS.Benchmarks.Results;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>One after the other in one pipeline.</summary>
internal sealed class SequentialRate : RateMeasure
{
    private const int Count = 500;
    private const int InARow = 5;

    public override string Name => "sequential";

    public override string Title => $"{Count} piped, in order, 0 ms";

    protected override async Task<Row> RunAsync()
    {
        var times = await TimeAsync(Functions.Quick, Count, InARow, atOnce: null, rounds: 21, warmUp: 12);
        return Row.OfRatio(Rate(InARow * Count, times.Ours), $"raw {Rate(InARow * Count, times.Other)}", times.RateRatio, Bar.AtLeast(0.55));
    }
}
