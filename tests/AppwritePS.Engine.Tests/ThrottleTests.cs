using System.Management.Automation;
using AppwritePS.Emulator;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>Many executions at once.</summary>
public sealed class ThrottleTests : ModuleTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        AddInstance();
    }

    [Fact]
    public void As_many_as_the_limit_are_under_way_and_never_more()
    {
        var running = 0;
        var most = 0;
        using var full = new CountdownEvent(8);
        Server.Emulator.AddFunction("busy", async (_, token) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            if (!full.IsSet) full.Signal();

            // Nobody goes on until the limit is reached once.
            await Task.Run(() => full.Wait(token), token);
            Interlocked.Decrement(ref running);
            return FunctionResponse.Text("done");
        });

        Assert.Equal(40, Objects("1..40 | ForEach-Object { \"$_\" } | Invoke-AppwriteFunction busy -ThrottleLimit 8").Count);
        Assert.Equal(8, most);
    }

    [Fact]
    public void Each_is_returned_as_it_ends_and_by_default_in_the_order_of_the_input()
    {
        var seen = new TaskCompletionSource();
        Server.Emulator.AddFunction("turned", async (request, token) =>
        {
            // The first ends when the second one's object has been seen.
            if (request.BodyText == "1") await seen.Task.WaitAsync(token);
            return FunctionResponse.Text(request.BodyText);
        });
        Session.Set("See", (Action)(() => seen.TrySetResult()));

        Assert.Equal(["2", "1"], Objects("'1', '2' | Invoke-AppwriteFunction turned -ThrottleLimit 2 | ForEach-Object { $See.Invoke(); $_.ResponseBody }").Select(body => body.ToString()));
        Assert.Equal(["1", "2"], Objects("'1', '2' | Invoke-AppwriteFunction turned | ForEach-Object { $_.ResponseBody }").Select(body => body.ToString()));
    }

    [Fact]
    public void Each_input_is_one_object_or_one_error_and_no_failure_stops_the_others()
    {
        var results = Session.Run("1..60 | ForEach-Object { @{ FunctionId = $(if ($_ % 3) { $FunctionId } else { 'nosuch' }); Path = $(if ($_ % 5) { '/' } else { '/status/404' }) } } | Invoke-AppwriteFunction -ThrottleLimit 16");

        Assert.Equal(40, results.Objects.Count);
        Assert.Equal(20, results.Errors.Count(error => IdOf(error) == "FunctionNotFound"));
        Assert.Equal(8, results.Errors.Count(error => IdOf(error) == "FunctionReturnedError"));
        Assert.Equal(28, results.Errors.Count);
    }

    [Fact]
    public void The_errors_of_a_run_name_the_input_that_they_are_of()
    {
        var results = Session.Run("1..20 | ForEach-Object { [pscustomobject]@{ FunctionId = 'nosuch'; N = $_ } } | Invoke-AppwriteFunction -ThrottleLimit 8");

        Assert.Equal(Enumerable.Range(1, 20).Cast<object?>(), results.Errors.Select(error => Value((PSObject)error.TargetObject, "N")).Order());
    }

    [Fact]
    public void Input_is_taken_as_it_is_sent()
    {
        var taken = 0;
        var first = new TaskCompletionSource();
        Server.Emulator.AddFunction("held", async (_, token) =>
        {
            await first.Task.WaitAsync(token);
            return FunctionResponse.Text("");
        });
        Session.Set("Take", (Action)(() =>
        {
            // The fifth can only be asked for when one of the four has ended.
            if (Interlocked.Increment(ref taken) == 4) first.SetResult();
            Assert.True(taken <= 4 || first.Task.IsCompleted);
        }));

        Objects("1..30 | ForEach-Object { $Take.Invoke(); \"$_\" } | Invoke-AppwriteFunction held -ThrottleLimit 4");

        Assert.Equal(30, taken);
    }

    [Fact]
    public void A_pipeline_that_ends_early_runs_at_most_the_limit_more()
    {
        Session.Run("foreach ($x in 1) { 1..200 | ForEach-Object { \"$_\" } | Invoke-AppwriteFunction $FunctionId -ThrottleLimit 8 | ForEach-Object { break } }");

        Assert.InRange(Server.Emulator.ExecutionCount, 1, 1 + 8);
        Assert.Single(Objects("Invoke-AppwriteFunction $FunctionId"));
    }

    [Fact]
    public async Task Ctrl_C_ends_all_that_is_under_way()
    {
        using var started = new CountdownEvent(6);
        var ended = 0;
        Server.Emulator.AddFunction("endless", async (_, token) =>
        {
            started.Signal();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }

            return FunctionResponse.Text("never");
        });
        using var shell = Session.NewShell();
        shell.AddScript("1..50 | ForEach-Object { \"$_\" } | Invoke-AppwriteFunction endless -ThrottleLimit 6");
        var running = shell.BeginInvoke();
        Assert.True(started.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        await StopAsync(shell, running);

        Assert.Single(Objects("Invoke-AppwriteFunction $FunctionId"));
    }

    [Fact]
    public void A_time_out_among_many_advises_once()
    {
        Server.Emulator.AddFunction("slow", async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return FunctionResponse.Text("");
        });

        var results = Session.Run("1..4 | ForEach-Object { \"$_\" } | Invoke-AppwriteFunction slow -TimeoutSec 1 -ThrottleLimit 4");

        Assert.All(results.Errors, error => Assert.Equal("UnknownOutcome", IdOf(error)));
        Assert.Equal(4, results.Errors.Count);
        Assert.Equal(1, results.HostText.Split("lower -ThrottleLimit").Length - 1);
    }

    [Fact]
    public void A_lost_answer_comes_with_the_command_that_finds_the_run()
    {
        Server.Emulator.AddFunction("lost", async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return FunctionResponse.Text("");
        });

        var error = Error("Invoke-AppwriteFunction lost -Path '/it''s here' -TimeoutSec 1");

        var command = System.Text.RegularExpressions.Regex.Match(error.Exception.Message, "Get-AppwriteExecution lost -Instance 'main' -After '[-0-9T:]+' \\| Where-Object RequestPath -eq '/it''s%20here'");
        Assert.True(command.Success, error.Exception.Message);
        Assert.Empty(Objects(command.Value.Replace("Where-Object RequestPath", "Where-Object -Property RequestPath", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("-MaximumRetryCount 0", 1)]
    [InlineData("-MaximumRetryCount 1 -RetryIntervalSec 1", 2)]
    public void Repetitions_are_as_many_as_asked_for(string arguments, int requests)
    {
        using var server = CannedServer.Answering(503, "text/plain", "", ("Retry-After", "0"));
        Objects($"Add-AppwriteInstance {server.Endpoint} p k -SkipValidation -Name away");

        var results = Session.Run($"Invoke-AppwriteFunction f -Instance away -Verbose {arguments}");

        Assert.Equal("ServerUnavailable", IdOf(Assert.Single(results.Errors)));
        Assert.Equal(requests, server.Requests);
        Assert.Equal(requests - 1, results.HostText.Split("ServerUnavailable: repeating in").Length - 1);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            if (Interlocked.CompareExchange(ref most, value, seen) == seen) return;
        }
    }
}
