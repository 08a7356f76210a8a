using System.Diagnostics;
using System.Globalization;

namespace AppwritePS.Instances.Tests;

/// <summary>
/// The store among processes. With APPWRITEPS_TEST_LONG=1: 32 processes of 50 entries, and 500 kills, which takes
/// minutes.
/// </summary>
public sealed class StoreProcessTests : IDisposable
{
    private static readonly bool s_long = Environment.GetEnvironmentVariable("APPWRITEPS_TEST_LONG") == "1";

    private readonly TemporaryStore _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Many_processes_at_once_lose_nothing_and_bring_nothing_back()
    {
        var (processes, entries) = s_long ? (32, 50) : (6, 8);
        var watch = Stopwatch.StartNew();

        var workers = Enumerable.Range(0, processes)
            .Select(number => StoreWorkerProcess.Start(_temporary.Home, "churn", $"w{number}", $"{entries}"))
            .ToList();
        foreach (var worker in workers)
        {
            Assert.Equal("", worker.StandardOutput.ReadToEnd());
            worker.WaitForExit();
            Assert.Equal(0, worker.ExitCode);
            worker.Dispose();
        }

        var expected = Enumerable.Range(0, processes).SelectMany(worker => Enumerable.Range(0, entries).Where(static n => n % 2 == 0).Select(n => $"w{worker}-{n}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), _temporary.Names.Order(StringComparer.Ordinal));
        Assert.All(_temporary.Store.Read().Instances, static instance => Assert.Equal("standard_0123", Make.KeyOf(instance)));
        Assert.Empty(_temporary.Leftovers);
        TestContext.Current.SendDiagnosticMessage($"{processes} processes, {entries} entries each: {processes * entries * 3 / 2} changes in {watch.Elapsed}");
    }

    [Fact]
    public async Task A_kill_at_any_moment_leaves_the_old_file_or_the_new()
    {
        const int Fillers = 100;
        const int Lanes = 2;
        var kills = s_long ? 500 : 30;
        var leftovers = 0;
        var watch = Stopwatch.StartNew();

        // Each lane kills processes of a store of its own.
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(
            () =>
            {
                using var temporary = new TemporaryStore();
                for (var number = 0; number < Fillers; number++)
                    temporary.Store.Add(Make.Instance($"filler-{number}", projectId: $"filler-{number}", key: new string('k', 500)));
                var random = new Random(lane);
                var last = 0;
                for (var kill = 0; kill < kills / Lanes; kill++)
                {
                    last = KillOne(temporary, last + 1, random);
                    Interlocked.Add(ref leftovers, temporary.Leftovers.Count());
                    Assert.Equal(Fillers + 1, temporary.Store.Read().Instances.Count);
                }

                temporary.Store.Add(Make.Instance("last"));
                Assert.Empty(temporary.Leftovers);
            },
            TestContext.Current.CancellationToken)));

        TestContext.Current.SendDiagnosticMessage($"{kills} kills, {leftovers} of them between a file's creation and its renaming, in {watch.Elapsed}");
    }

    [Fact]
    public void A_lock_goes_with_the_process_that_holds_it()
    {
        using var holder = StoreWorkerProcess.Start(_temporary.Home, "lock");
        Assert.Equal("held", holder.StandardOutput.ReadLine());
        Assert.Equal(InstanceProblem.StoreBusy, Make.Refusal(() => _temporary.Open(lockTimeout: TimeSpan.FromMilliseconds(100)).Add(Make.Instance("a"))).Problem);

        holder.Kill();
        holder.WaitForExit();

        _temporary.Store.Add(Make.Instance("a"));
    }

    [Fact]
    public void A_process_that_names_its_own_instance_neither_reads_the_store_nor_loads_a_json_library()
    {
        _temporary.Write("broken");

        Assert.Equal("known 0", StoreWorkerProcess.Run(_temporary.Home, "assemblies", "known").Output.Trim());
        Assert.StartsWith("StoreUnreadable: ", StoreWorkerProcess.Run(_temporary.Home, "assemblies", "").Output, StringComparison.Ordinal);
    }

    private static int KillOne(TemporaryStore temporary, int from, Random random)
    {
        using var worker = StoreWorkerProcess.Start(temporary.Home, "tick", from.ToString(CultureInfo.InvariantCulture));
        Assert.NotNull(worker.StandardOutput.ReadLine());
        // Every other time as soon as a new file is seen, since most of a worker's time is not spent on writing it.
        if (random.Next(2) == 0)
            SpinWait.SpinUntil(() => temporary.Leftovers.Any(), TimeSpan.FromSeconds(1));
        Spin(random.NextDouble() * (random.Next(2) == 0 ? 0.2 : 10));
        worker.Kill();

        // What it said it had written is in the file; the one after may be.
        var said = worker.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        worker.WaitForExit();
        var acknowledged = said.Length == 0 ? from : int.Parse(said[^1], CultureInfo.InvariantCulture);
        var written = int.Parse(Make.KeyOf(temporary.Open().Read().Instances.Single(static i => i.Name == "tick")), CultureInfo.InvariantCulture);
        Assert.InRange(written, acknowledged, acknowledged + 1);
        return written;
    }

    // A sleep is too coarse to hit every part of a write.
    private static void Spin(double milliseconds)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalMilliseconds < milliseconds)
            Thread.SpinWait(100);
    }
}
