using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Management.Automation;
using AppwritePS.Emulator;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>
/// Commands that are stopped at every moment of their run, and pipelines that end after every number of objects. With
/// APPWRITEPS_TEST_LONG=1 at 400 moments each instead of 20.
/// </summary>
public sealed class StopSweepTests : ActionTest
{
    private static readonly int s_moments = Environment.GetEnvironmentVariable("APPWRITEPS_TEST_LONG") == "1" ? 400 : 20;

    private static readonly TimeSpan s_usual = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(1);

    // What this process has asked for and not had an answer to.
    private readonly MeterListener _meter = new();
    private long _underWay;
    private long _asked;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _meter.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "http.client.active_requests") listener.EnableMeasurementEvents(instrument);
        };
        _meter.SetMeasurementEventCallback<long>((_, change, _, _) =>
        {
            Interlocked.Add(ref _underWay, change);
            if (change > 0) Interlocked.Increment(ref _asked);
        });
        _meter.Start();
        Server.Emulator.AddFunction("slow", (_, token) => AnswerAsync(TimeSpan.FromMilliseconds(5), token));
        Server.Emulator.AddFunction("hangs", (request, token) => AnswerAsync(request.Path == "/quick" ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, token));
        Written("slow.yaml", Steps("/1", "/2", "/3", "/4").Replace("echo", "slow", StringComparison.Ordinal));
    }

    public override async ValueTask DisposeAsync()
    {
        _meter.Dispose();
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name main -Force")]
    [InlineData("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name main -Force -Scope CurrentUser")]
    [InlineData("Test-AppwriteInstance main")]
    [InlineData("Get-AppwriteFunction")]
    [InlineData("Import-AppwriteFunction")]
    [InlineData("Invoke-AppwriteFunction slow")]
    [InlineData("1..8 | ForEach-Object { \"$_\" } | Invoke-AppwriteFunction slow -Method Post")]
    [InlineData("1..40 | ForEach-Object { \"$_\" } | Invoke-AppwriteFunction slow -Method Post -ThrottleLimit 8")]
    [InlineData("Invoke-AppwriteFunction slow -OutFile $Folder/out.txt -Force")]
    [InlineData("Invoke-AppwriteFunction slow -Wait")]
    [InlineData("1..6 | ForEach-Object { \"$_\" } | Invoke-AppwriteFunction slow -Async | Wait-AppwriteExecution")]
    [InlineData("Get-AppwriteExecution echo | Remove-AppwriteExecution -ThrottleLimit 4 -WhatIf")]
    [InlineData("Invoke-AppwriteAction $Folder/slow.yaml")]
    [InlineData("Invoke-AppwriteAction $Folder/slow.yaml -ThrottleLimit 3")]
    [InlineData("Test-AppwriteAction $Folder/slow.yaml -Online")]
    public void Ctrl_C_at_any_moment_ends_it_and_the_next_command_works(string script)
    {
        Objects("1..30 | ForEach-Object { \"$_\" } | Invoke-AppwriteFunction echo -ThrottleLimit 8");
        Session.Run(script);
        var whole = Stopwatch.StartNew();
        Session.Run(script);
        whole.Stop();

        var (median, longest) = Sweep(script, whole.Elapsed);

        // On a busy machine a thread may have to wait; what is slow to stop is so each time.
        for (var again = 0; (median > s_usual || longest > s_longest) && again < 3; again++) (median, longest) = Sweep(script, whole.Elapsed);

        Assert.True(Interlocked.Read(ref _asked) > 0);
        Assert.Single(Objects("Invoke-AppwriteFunction $FunctionId"));
        Assert.InRange(median, TimeSpan.Zero, s_usual);
        Assert.InRange(longest, TimeSpan.Zero, s_longest);
        Assert.DoesNotContain(Directory.EnumerateFiles(Folder), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void A_pipeline_that_ends_after_any_number_of_objects_ends_what_is_under_way(int limit)
    {
        for (var wanted = 1; wanted <= 10; wanted++)
        {
            var before = Server.Emulator.ExecutionCount;
            var elapsed = Stopwatch.StartNew();

            Session.Run($$"""
                $taken = 0
                foreach ($x in 1) { 1..40 | ForEach-Object { if ($_ -le {{wanted}}) { '/quick' } else { '/endless' } } | ForEach-Object { @{ FunctionId = 'hangs'; Path = $_ } } |
                    Invoke-AppwriteFunction -ThrottleLimit {{limit}} | ForEach-Object { if (++$taken -eq {{wanted}}) { break } } }
                """);

            Assert.True(elapsed.Elapsed < Soon, $"{wanted} of {limit} at once: {elapsed.Elapsed}.");
            AssertNothingRuns($"{wanted} of {limit} at once");
            Assert.InRange(Server.Emulator.ExecutionCount - before, wanted, wanted + limit);
        }

        Assert.Single(Objects("Invoke-AppwriteFunction $FunctionId"));
    }

    private (TimeSpan Median, TimeSpan Longest) Sweep(string script, TimeSpan whole)
    {
        var times = new List<TimeSpan>();
        for (var moment = 0; moment < s_moments; moment++)
        {
            times.Add(StopAfter(script, whole * moment / s_moments));
            AssertNothingRuns(script);
        }

        times.Sort();
        return (times[times.Count / 2], times[^1]);
    }

    private TimeSpan StopAfter(string script, TimeSpan moment)
    {
        using var shell = Session.NewShell();
        shell.AddScript(script);
        var clock = Stopwatch.StartNew();
        var running = shell.BeginInvoke();
        SpinWait.SpinUntil(() => clock.Elapsed >= moment);

        clock.Restart();
        shell.Stop();
        clock.Stop();

        try
        {
            shell.EndInvoke(running);
        }
        catch (PipelineStoppedException)
        {
            // As it should; it may as well have come to its end before.
        }

        Assert.Empty(shell.Streams.Error);
        return clock.Elapsed;
    }

    private void AssertNothingRuns(string what) =>
        Assert.True(SpinWait.SpinUntil(() => Interlocked.Read(ref _underWay) == 0, Soon), $"{what}: {_underWay} requests are under way.");

    private static async Task<FunctionResponse> AnswerAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        await Task.Delay(time, cancellationToken);
        return FunctionResponse.Text("done");
    }
}
