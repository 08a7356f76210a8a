using System.Collections.Concurrent;
using System.Diagnostics;
using CsCheck;
using Xunit;

namespace AppwritePS.Client.Tests.Faults;

/// <summary>
/// Schedules of faults, made up at random: what is true of every one. With APPWRITEPS_TEST_LONG=1 ten times as many. A
/// schedule that shows something is printed, made as short as it can be, with the seed that brings it back.
/// </summary>
public sealed class FaultScheduleTests : IAsyncLifetime
{
    private static readonly int s_schedules = Environment.GetEnvironmentVariable("APPWRITEPS_TEST_LONG") == "1" ? 120_000 : 12_000;

    // The slow ones cost their time limit each, and the flood a tenth of a second; they are tried by themselves.
    private static readonly Fault[] s_quick = [.. FaultTable.All.Where(fault => !fault.IsSlow && fault.Name != "more than any answer")];

    private static readonly Gen<Fault[]> s_schedule = Gen.Int[0, s_quick.Length - 1].Select(index => s_quick[index]).Array[1, 5];

    // As many as there are faults, though some meet more than one: one after the other, or all at once.
    private static readonly Gen<(Fault[] Schedule, bool AtOnce)> s_runs = Gen.Select(s_schedule, Gen.Bool);

    private readonly ConcurrentBag<FaultServer> _idle = [];
    private readonly ConcurrentBag<FaultServer> _all = [];
    private int _tags;

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _all) await server.DisposeAsync();
    }

    [Fact]
    public void Nothing_runs_twice_and_what_ran_is_never_told_as_if_it_had_not()
    {
        var usual = MedianTime(NewServer());
        var clock = Stopwatch.StartNew();

        s_runs.Sample(
            run => Run(run.Schedule, run.AtOnce),
            iter: s_schedules,
            print: run => (run.AtOnce ? "at once: " : "") + string.Join(" | ", run.Schedule.Select(fault => fault.Name)));

        TestContext.Current.SendDiagnosticMessage($"{s_schedules} schedules, {_tags} executions asked for, in {clock.Elapsed.TotalSeconds:0.0} s");
        AssertCalmAfterwards(usual);
    }

    private void Run(Fault[] schedule, bool atOnce)
    {
        var server = _idle.TryTake(out var idle) ? idle : NewServer();
        server.Schedule(schedule);
        var client = server.NewClient(TimeSpan.FromSeconds(20));

        if (atOnce) Task.WhenAll(schedule.Select(_ => RunOneAsync(server, client, NextTag()))).GetAwaiter().GetResult();
        else foreach (var _ in schedule) RunOne(server, client, NextTag());

        Assert.False(server.KeyWentElsewhere);
        _idle.Add(server);
    }

    private static void RunOne(FaultServer server, AppwriteClient client, string tag) => RunOneAsync(server, client, tag).GetAwaiter().GetResult();

    private static async Task RunOneAsync(FaultServer server, AppwriteClient client, string tag)
    {
        var outcome = await FaultTests.Outcome(client, tag);
        var executed = server.Executed(tag);

        Assert.InRange(executed, 0, 1);
        if (outcome is null) Assert.Equal(1, executed);
        if (executed == 1) Assert.Contains(outcome, new FailureCause?[] { null, FailureCause.UnknownOutcome, FailureCause.ResponseLost, FailureCause.SynchronousTimeout });
    }

    private void AssertCalmAfterwards(TimeSpan usual)
    {
        foreach (var server in _all)
        {
            server.Schedule([]);
            var median = MedianTime(server);

            // On a busy machine a thread may have to wait; a server that was left slow is so each time.
            for (var again = 0; median > usual * 10 && again < 10; again++) median = MedianTime(server);

            Assert.InRange(median, TimeSpan.Zero, usual * 10);
        }
    }

    private TimeSpan MedianTime(FaultServer server)
    {
        var client = server.NewClient(TimeSpan.FromSeconds(20));
        return Enumerable.Range(0, 200).Select(_ => TimeOf(server, client)).Order().ElementAt(100);
    }

    private TimeSpan TimeOf(FaultServer server, AppwriteClient client)
    {
        var clock = Stopwatch.StartNew();
        RunOne(server, client, NextTag());
        return clock.Elapsed;
    }

    private string NextTag() => "tag-" + Interlocked.Increment(ref _tags);

    private FaultServer NewServer()
    {
        var server = new FaultServer();
        _all.Add(server);
        return server;
    }
}
