using System.Diagnostics;

namespace AppwritePS.Actions.Tests;

/// <summary>
/// Whatever a file has become, it is read to the end, quickly and at little cost. With APPWRITEPS_TEST_LONG=1 a million of
/// them, on all cores, which takes minutes.
/// </summary>
public class MutationTests
{
    private const int InputsOfAPart = 1_000;

    private const long MostAllocated = 4 * 1024 * 1024;

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(5);

    private static readonly int s_parts = Environment.GetEnvironmentVariable("APPWRITEPS_TEST_LONG") == "1" ? 1_000 : 50;

    // What is long, or stands for much, takes its time for a good reason; other tests have that.
    private static readonly string[] s_seeds =
    [
        .. from name in CorpusFile.Names
           where !name.Contains("bomb", StringComparison.Ordinal)
           select new CorpusFile(name).Text into text
           where text.Length <= 4_000
           select text,
    ];

    [Fact]
    public async Task It_has_typed_problems_and_nothing_worse()
    {
        foreach (var seed in s_seeds) MutationLane.Check(seed, convertBody: true);
        var watch = Stopwatch.StartNew();

        var next = -1;
        var lanes = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new MutationLane(s_seeds)).ToList();
        var all = Task.WhenAll(lanes.Select(lane => Task.Factory.StartNew(
            () =>
            {
                while (Interlocked.Increment(ref next) is var part && part < s_parts) lane.Run(part, InputsOfAPart);
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        while (!await HasEnded(all)) Assert.All(lanes, static lane => Assert.True(lane.Taken < s_longest, lane.Text));
        await all;

        var (longest, most) = (lanes.Max(static lane => lane.Longest), lanes.Max(static lane => lane.MostAllocated));
        TestContext.Current.SendDiagnosticMessage(
            $"{s_parts * InputsOfAPart} inputs of {s_seeds.Length} files in {watch.Elapsed}; the longest {longest.TotalMilliseconds:F0} ms, the most {most / 1024} kB");
        Assert.InRange(longest, TimeSpan.Zero, s_longest);
        Assert.InRange(most, 1, MostAllocated);
    }

    // One that never ends is told all the same.
    private static async Task<bool> HasEnded(Task all)
    {
        try
        {
            await all.WaitAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
