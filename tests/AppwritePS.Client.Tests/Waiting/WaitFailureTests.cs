using System.Runtime.CompilerServices;
using Xunit;
using static AppwritePS.Client.Tests.MockedServer;

namespace AppwritePS.Client.Tests.Waiting;

/// <summary>What failures do to a wait: those that pass, those that do not, and answers that are too large.</summary>
public sealed class WaitFailureTests : WaitTest
{
    [Theory]
    [InlineData(500, "general_unknown")]
    [InlineData(502, null)]
    [InlineData(503, null)]
    [InlineData(504, null)]
    [InlineData(429, "general_rate_limit_exceeded")]
    public async Task What_may_pass_does_not_end_a_wait(int status, string? type)
    {
        using var waiter = Server.NewWaiter(TimeSpan.FromMinutes(1));
        var wait = waiter.WaitAsync(Server.Put("a"));
        Server.Refusing = (number, _) => number > 4 ? null : type is null ? Html(status) : Error(status, type);

        Server.Clock.Advance(3);
        Assert.False(wait.IsCompleted);
        Assert.Equal(4, Server.Requests.Count);
        Server.Complete("a");
        Server.Clock.Advance(1);

        Assert.True((await Over(wait)).IsSuccess);
    }

    [Fact]
    public async Task If_it_does_not_pass_it_is_told_at_the_time_limit()
    {
        using var waiter = Server.NewWaiter(TimeSpan.FromMinutes(1));
        var waits = new[] { waiter.WaitAsync(Server.Put("a")), waiter.WaitAsync("echo", "b") };
        Server.Refusing = (_, _) => Html(503);

        Server.Clock.Advance(60);

        foreach (var wait in waits) Assert.Equal(FailureCause.ServerUnavailable, await Failed(wait));
    }

    [Fact]
    public async Task Unless_something_was_seen_before()
    {
        using var waiter = Server.NewWaiter(TimeSpan.FromMinutes(1));
        var wait = waiter.WaitAsync(Server.Put("a", "processing"));
        Server.Refusing = (number, _) => number == 1 ? null : Html(503);

        Server.Clock.Advance(60);

        Assert.Equal(ExecutionStatus.Processing, await Ended(wait, execution => execution.Status));
    }

    [Fact]
    public async Task A_proxy_may_speak_for_a_server_that_starts_anew_but_not_from_the_beginning()
    {
        using var waiter = Server.NewWaiter(TimeSpan.FromMinutes(1));
        var wait = waiter.WaitAsync(Server.Put("a"));
        Server.Refusing = (number, _) => number == 2 ? Html(404) : null;
        Server.Clock.Advance(1);
        Server.Complete("a");
        Server.Clock.Advance(1);
        Assert.True((await Over(wait)).IsSuccess);

        Server.Refusing = (_, _) => Html(404);
        wait = waiter.WaitAsync(Server.Put("b"));
        Server.Clock.Advance(1);
        Assert.Equal(FailureCause.NotAppwrite, await Failed(wait));
    }

    [Theory]
    [InlineData(401, "general_unauthorized_scope", FailureCause.MissingScope)]
    [InlineData(401, "user_unauthorized", FailureCause.InvalidApiKey)]
    [InlineData(404, "function_not_found", FailureCause.FunctionNotFound)]
    public async Task What_does_not_pass_ends_all_waits_of_the_function_with_one_request(int status, string type, FailureCause cause)
    {
        using var waiter = Server.NewWaiter();
        Server.Refusing = (_, _) => Error(status, type);
        var waits = Enumerable.Range(0, 250).Select(number => waiter.WaitAsync(Server.Put("id" + number))).ToList();

        Server.Clock.Advance(0.25);

        Assert.All(waits, wait => Assert.Equal(cause, (wait.Exception?.InnerException as RequestFailedException)?.Cause));
        Assert.Single(Server.Requests);
        await AssertNothingGoesOn();
    }

    [Fact]
    public async Task One_that_sleeps_learns_of_it_when_its_time_has_come()
    {
        using var waiter = Server.NewWaiter();
        var wait = waiter.WaitAsync(Server.Put("a"));
        var scheduled = waiter.WaitAsync(Server.Put("b", "scheduled", scheduledAt: ManualClock.Start.AddHours(2)));
        Server.Refusing = (number, _) => number == 1 ? Error(401, "user_unauthorized") : null;

        Server.Clock.Advance(60);
        Assert.Equal(FailureCause.InvalidApiKey, await Failed(wait));
        Assert.False(scheduled.IsCompleted);
        Server.Complete("b");
        Server.Clock.Advance(7200);

        Assert.True((await Over(scheduled)).IsSuccess);
    }

    [Fact]
    public void After_a_failure_of_the_server_the_rest_of_the_look_is_left_out()
    {
        using var waiter = Server.NewWaiter();
        for (var number = 0; number < 1000; number++) _ = waiter.WaitAsync(Server.Put("id" + number));
        Server.Refusing = (_, _) => Html(503);

        Server.Clock.Advance(0.25);

        Assert.Single(Server.Requests);
    }

    [Fact]
    public void How_long_the_server_asks_to_wait_is_waited()
    {
        using var waiter = Server.NewWaiter();
        _ = waiter.WaitAsync(Server.Put("a"));
        Server.Refusing = (number, _) => number == 1 ? Error(429, "general_rate_limit_exceeded", "x", ("Retry-After", "90")) : null;

        Server.Clock.Advance(90.2);
        Assert.Single(Server.Requests);
        Server.Clock.Advance(0.1);
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task An_answer_of_more_than_32_MiB_is_halved_and_all_are_found()
    {
        using var waiter = Server.NewWaiter();
        Server.LogSize = 1_000_000;
        var waits = Enumerable.Range(0, 100).Select(number => waiter.WaitAsync(Server.Put("id" + number))).ToList();
        for (var number = 0; number < 100; number++) Server.Complete("id" + number);

        Server.Clock.Advance(0.25);

        Assert.All(await Over(Task.WhenAll(waits)), execution => Assert.True(execution.IsSuccess));
        Assert.Equal([100, 50, 25, 25, 50, 25, 25], Server.Requests.Select(request => request.Ids.Count));
    }

    [Fact]
    public async Task One_that_is_more_than_any_has_ends_its_own_wait_only()
    {
        using var waiter = Server.NewWaiter();
        var wait = waiter.WaitAsync(Server.Put("a"));
        var other = waiter.WaitAsync(Server.Put("b"));
        Server.Refusing = (_, ids) => ids.Contains("a") ? () => new() { Content = new StreamContent(new GeneratedStream(GeneratedStream.Filling(65 << 20))) } : null;

        Server.Clock.Advance(0.25);

        Assert.Equal(FailureCause.AnswerTooLarge, await Failed(wait));
        Assert.False(other.IsCompleted);
    }

    [Fact]
    public async Task One_that_the_server_fails_with_does_not_hide_the_others()
    {
        using var waiter = Server.NewWaiter();
        var waits = Enumerable.Range(0, 100).Select(number => waiter.WaitAsync(Server.Put("id" + number))).ToList();
        foreach (var number in Enumerable.Range(0, 100)) Server.Complete("id" + number);
        Server.Refusing = (_, ids) => ids.Contains("id42") ? Error(500, "general_unknown") : null;

        Server.Clock.Advance(0.25);

        await Over(Task.WhenAll(waits.Where((_, number) => number != 42)));
        Assert.False(waits[42].IsCompleted);
    }

    [Fact]
    public void A_server_that_fails_with_everything_is_not_asked_for_each()
    {
        using var waiter = Server.NewWaiter(retry: new RetryPolicy());
        for (var number = 0; number < 1000; number++) _ = waiter.WaitAsync(Server.Put("id" + number));
        Server.Refusing = (_, _) => Error(500, "general_unknown");

        Server.Clock.Advance(0.25);

        Assert.InRange(Server.Requests.Count, 9, 12);
    }

    [Fact]
    public async Task A_key_that_cannot_be_had_is_told()
    {
        using var waiter = Server.NewWaiter(key: () => throw new InvalidOperationException("Locked."));
        var wait = waiter.WaitAsync(Server.Put("a"));

        Server.Clock.Advance(0.25);

        Assert.Equal("Locked.", (await Assert.ThrowsAsync<InvalidOperationException>(() => Over(wait))).Message);
        await AssertNothingGoesOn();
    }

    [Fact]
    public async Task So_is_what_a_listener_throws()
    {
        using var waiter = Server.NewWaiter(seen: _ => throw new InvalidOperationException("Heard."));
        var wait = waiter.WaitAsync(Server.Put("a"));

        Server.Clock.Advance(0.25);

        Assert.Equal("Heard.", (await Assert.ThrowsAsync<InvalidOperationException>(() => Over(wait))).Message);
    }

    [Theory]
    [InlineData("..", "a", RequestRule.FunctionId)]
    [InlineData("echo", "..", RequestRule.ExecutionId)]
    public async Task A_bad_id_is_not_waited_for(string functionId, string executionId, RequestRule rule)
    {
        using var waiter = Server.NewWaiter();

        Assert.Equal(rule, Assert.Throws<InvalidRequestException>(() => { _ = waiter.WaitAsync(functionId, executionId); }).Rule);
        await AssertNothingGoesOn();
    }

    [Fact]
    public void A_failure_that_nobody_waits_for_any_more_is_not_reported_as_forgotten()
    {
        var forgotten = false;
        EventHandler<UnobservedTaskExceptionEventArgs> report = (_, e) => forgotten |= e.Exception.ToString().Contains("Nobody asked.", StringComparison.Ordinal);
        TaskScheduler.UnobservedTaskException += report;
        try
        {
            WaitInVain();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= report;
        }

        Assert.False(forgotten);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WaitInVain()
    {
        using var server = new PolledServer();
        using var waiter = server.NewWaiter(key: () => throw new InvalidOperationException("Nobody asked."));
        _ = waiter.WaitAsync(server.Put("a"));
        server.Clock.Advance(1);
    }
}
