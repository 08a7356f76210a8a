using System.Diagnostics;

namespace AppwritePS.Benchmarks;

/// <summary>The times of two ways to do the same, taken in turn.</summary>
internal sealed class SideBySide
{
    private readonly List<(double Ours, double Other)> _rounds = [];

    private SideBySide(IEnumerable<(double Ours, double Other)> rounds) => _rounds.AddRange(rounds);

    /// <summary>The median of our times.</summary>
    public double Ours => Median.Of(_rounds.Select(round => round.Ours));

    /// <summary>The median of the other's.</summary>
    public double Other => Median.Of(_rounds.Select(round => round.Other));

    /// <summary>The median of our time to the other's, round by round.</summary>
    public double TimeRatio => Median.Of(_rounds.Select(round => round.Ours / round.Other));

    /// <summary>The median of our rate to the other's, round by round.</summary>
    public double RateRatio => Median.Of(_rounds.Select(round => round.Other / round.Ours));

    /// <summary>Takes times that were measured elsewhere.</summary>
    public static SideBySide Of(IEnumerable<(double Ours, double Other)> rounds) => new(rounds);

    /// <summary>Times two pieces of work in seconds, each first in every other round, after rounds that do not count.</summary>
    public static async Task<SideBySide> TimeAsync(int rounds, int warmUp, Func<Task> ours, Func<Task> other)
    {
        for (var i = 0; i < warmUp; i++)
        {
            await ours();
            await other();
        }

        return await MeasureAsync(rounds, () => SecondsAsync(ours), () => SecondsAsync(other));
    }

    /// <summary>Measures two things in turn, each first in every other round.</summary>
    public static async Task<SideBySide> MeasureAsync(int rounds, Func<Task<double>> ours, Func<Task<double>> other)
    {
        var measured = new List<(double, double)>();
        for (var i = 0; i < rounds; i++)
        {
            if (i % 2 == 0)
            {
                var first = await ours();
                measured.Add((first, await other()));
            }
            else
            {
                var first = await other();
                measured.Add((await ours(), first));
            }
        }

        return new SideBySide(measured);
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        // Nobody pays for another's garbage.
        GC.Collect();
        var elapsed = Stopwatch.StartNew();
        await work();
        return elapsed.Elapsed.TotalSeconds;
    }
}
