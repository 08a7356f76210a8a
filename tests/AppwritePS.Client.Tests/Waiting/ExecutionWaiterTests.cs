using System.Runtime.CompilerServices;
using Xunit;
using static AppwritePS.Client.Tests.MockedServer;

namespace AppwritePS.Client.Tests.Waiting;

public sealed class ExecutionWaiterTests : IDisposable
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(10);

    private readonly PolledServer _server = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("completed", 200)]
    [InlineData("completed", 404)]
    [InlineData("failed", 500)]
    public async Task What_has_finished_is_given_back_as_it_is_without_a_request(string status, int code)
    {
        var finished = _server.Put("a", status, code);
        using var waiter = _server.NewWaiter();

        Assert.Same(finished, await waiter.WaitAsync(finished));
        Assert.Empty(_server.Requests);
        Assert.Equal(0, _server.Clock.Alarms);
    }

    [Fact]
    public async Task What_ends_is_given_back_as_it_ended()
    {
        using var waiter = _server.NewWaiter();
        var wait = waiter.WaitAsync(_server.Put("a"));

        _server.Clock.Advance(1);
        Assert.False(wait.IsCompleted);
        _server.Put("a", "failed", 500);
        _server.Clock.Advance(1);

        Assert.Equal(("a", ExecutionStatus.Failed, 500), await Ended(wait, execution => (execution.Id, execution.Status, execution.ResponseStatusCode)));
        Assert.Equal(["a waiting", "a waiting", "a failed"], _server.Seen);
    }

    [Fact]
    public void Looks_begin_quickly_and_slow_down_to_the_interval()
    {
        using var waiter = _server.NewWaiter();
        _ = waiter.WaitAsync(_server.Put("a"));

        _server.Clock.Advance(29);

        Assert.Equal([0.25, 0.625, 1.188, 2.031, 3.297, 5.195, 8.043, 12.314, 17.314, 22.314, 27.314], _server.Times.Select(time => Math.Round(time, 3)));
    }

    [Fact]
    public void A_request_asks_for_ids_and_for_no_more()
    {
        using var waiter = _server.NewWaiter();
        _ = waiter.WaitAsync(_server.Put("a"));
        _ = waiter.WaitAsync(_server.Put("b"));

        _server.Clock.Advance(0.25);

        var request = Assert.Single(_server.Received);
        Assert.Equal(("GET", "https://appwrite.test/v1/functions/echo/executions"), (request.Method, request.Url.Split('?')[0]));
        Assert.Equal(["""{"method":"equal","attribute":"$id","values":["a","b"]}""", """{"method":"limit","values":[100]}"""], request.Queries);
        Assert.EndsWith("&total=0", request.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_of_one_function_are_10_requests_a_look_and_ended_ones_none()
    {
        using var waiter = _server.NewWaiter();
        var ids = Enumerable.Range(0, 1000).Select(number => "id" + number).ToArray();
        var waits = ids.Select(id => waiter.WaitAsync(_server.Put(id))).ToList();

        _server.Clock.Advance(0.3);
        Assert.Equal(10, _server.Requests.Count);
        Assert.Equal(ids.Order(), _server.Requests.SelectMany(request => request.Ids).Order());

        foreach (var id in ids.Take(950)) _server.Complete(id);
        _server.Clock.Advance(0.4);
        Assert.Equal(20, _server.Requests.Count);

        _server.Clock.Advance(0.6);
        Assert.Equal(ids.Skip(950).Order(), Assert.Single(_server.Requests.Skip(20)).Ids.Order());

        foreach (var id in ids.Skip(950)) _server.Complete(id);
        _server.Clock.Advance(1);
        Assert.Equal(ids, (await Over(Task.WhenAll(waits))).Select(execution => execution.Id));
    }

    [Fact]
    public async Task Ids_and_functions_are_compared_ignoring_case()
    {
        using var waiter = _server.NewWaiter();
        _server.Put("abc", "completed", 200);
        var waits = new[] { waiter.WaitAsync("echo", "ABC"), waiter.WaitAsync("ECHO", "Abc") };

        _server.Clock.Advance(0);

        Assert.All(await Over(Task.WhenAll(waits)), execution => Assert.Equal("abc", execution.Id));
        Assert.Equal(["ABC"], Assert.Single(_server.Requests).Ids);
    }

    [Fact]
    public void Each_function_is_asked_for_its_own()
    {
        using var waiter = _server.NewWaiter();
        _ = waiter.WaitAsync(_server.Put("a"));
        _ = waiter.WaitAsync(_server.Put("b", functionId: "other"));

        _server.Clock.Advance(0.25);

        Assert.Equal([("echo", "a"), ("other", "b")], _server.Requests.Select(request => (request.Function, Assert.Single(request.Ids))).Order());
    }

    [Fact]
    public void Where_only_an_id_is_known_it_is_looked_for_at_once()
    {
        using var waiter = _server.NewWaiter();
        _server.Put("a");
        _ = waiter.WaitAsync("echo", "a");

        _server.Clock.Advance(0.7);

        Assert.Equal([0, 0.375], _server.Times);
    }

    [Fact]
    public void A_new_one_is_looked_for_quickly_and_slow_ones_keep_their_pace_but_fill_up_its_request()
    {
        using var waiter = _server.NewWaiter();
        for (var number = 0; number < 150; number++) _ = waiter.WaitAsync(_server.Put("old" + number));
        _server.Clock.Advance(30);
        var before = _server.Requests.Count;
        _ = waiter.WaitAsync(_server.Put("new"));

        _server.Clock.Advance(0.25);

        Assert.Equal(30.25, _server.Requests[^1].At);
        Assert.Equal(before + 1, _server.Requests.Count);
        Assert.Equal(100, _server.Requests[^1].Ids.Count);
        Assert.Contains("new", _server.Requests[^1].Ids);

        _server.Clock.Advance(60);
        Assert.InRange(_server.Requests.Count - before, 24, 40);
    }

    [Fact]
    public void One_that_only_filled_up_a_request_keeps_its_pace()
    {
        using var waiter = _server.NewWaiter();
        _ = waiter.WaitAsync(_server.Put("a"));
        _server.Clock.Advance(0.2);
        _ = waiter.WaitAsync(_server.Put("b"));

        _server.Clock.Advance(0.4);

        Assert.Equal([0.25, 0.5], _server.Times);
    }

    [Fact]
    public void However_many_are_added_looks_are_250_milliseconds_apart_and_requests_few()
    {
        using var waiter = _server.NewWaiter();
        for (var number = 0; number < 10_000; number++)
        {
            _ = waiter.WaitAsync(_server.Put("id" + number));
            _server.Clock.Advance(0.001);
        }

        var looks = _server.Times.Distinct().ToList();
        Assert.All(looks.Zip(looks.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 0.2499, 0.3));
        Assert.InRange(looks.Count, 30, 40);

        // Everything in every look would be 2,000.
        Assert.InRange(_server.Requests.Count, 100, 800);
    }

    [Fact]
    public async Task One_that_is_not_there_yet_is_waited_for()
    {
        using var waiter = _server.NewWaiter();
        var known = _server.Put("a");
        _server.Remove("a");
        var wait = waiter.WaitAsync(known);

        _server.Clock.Advance(9.9);
        Assert.False(wait.IsCompleted);
        _server.Complete("a");
        _server.Clock.Advance(0.4);

        Assert.True((await Over(wait)).IsSuccess);
    }

    [Fact]
    public async Task One_that_is_not_there_after_10_seconds_is_not_found()
    {
        using var waiter = _server.NewWaiter();
        var wait = waiter.WaitAsync("echo", "a");

        _server.Clock.Advance(9.9);
        Assert.False(wait.IsCompleted);
        _server.Clock.Advance(0.4);

        Assert.Equal(FailureCause.ExecutionNotFound, await Failed(wait));
        Assert.InRange(_server.Times.Last(), 10, 10.3);
    }

    [Fact]
    public async Task One_that_is_deleted_meanwhile_is_not_found()
    {
        using var waiter = _server.NewWaiter();
        var wait = waiter.WaitAsync(_server.Put("a"));

        _server.Clock.Advance(20);
        _server.Remove("a");
        _server.Clock.Advance(6);

        Assert.Equal(FailureCause.ExecutionNotFound, await Failed(wait));
    }

    [Theory]
    [InlineData("waiting", 0)]
    [InlineData("processing", 0)]
    [InlineData("failed", 0)]
    [InlineData("dreaming", 200)]
    public async Task What_may_still_end_is_waited_for_and_at_the_time_limit_given_back_as_it_is(string status, int code)
    {
        using var waiter = _server.NewWaiter(TimeSpan.FromMinutes(2));
        var wait = waiter.WaitAsync(_server.Put("a", status, code));

        _server.Clock.Advance(119.9);
        Assert.False(wait.IsCompleted);
        _server.Clock.Advance(0.1);

        Assert.Equal((status, false), await Ended(wait, execution => (execution.StatusText, execution.IsFinished)));
        await AssertNothingGoesOn();
    }

    [Fact]
    public async Task The_time_limit_is_each_ones_own_and_15_minutes_unless_given()
    {
        using var waiter = _server.NewWaiter();
        var first = waiter.WaitAsync(_server.Put("a"));
        _server.Clock.Advance(60);
        var second = waiter.WaitAsync(_server.Put("b"));

        _server.Clock.Advance((14 * 60) - 0.1);
        Assert.False(first.IsCompleted);
        _server.Clock.Advance(0.1);
        Assert.False((await Over(first)).IsFinished);
        _server.Clock.Advance(59.9);
        Assert.False(second.IsCompleted);
        _server.Clock.Advance(0.1);
        Assert.False((await Over(second)).IsFinished);
    }

    [Fact]
    public async Task A_time_limit_of_any_length_is_none()
    {
        using var waiter = _server.NewWaiter(TimeSpan.MaxValue);
        var wait = waiter.WaitAsync(_server.Put("a"));

        _server.Clock.Advance(3600);
        _server.Complete("a");
        _server.Clock.Advance(5);

        Assert.True((await Over(wait)).IsSuccess);
    }

    [Fact]
    public async Task A_look_under_way_does_not_hold_a_wait_back_at_its_time_and_is_ended_with_it()
    {
        _server.Answering = token => Task.Delay(Timeout.Infinite, token);
        using var waiter = _server.NewWaiter(TimeSpan.FromSeconds(3));
        var known = _server.Put("a");
        var wait = waiter.WaitAsync(known);
        _server.Clock.Advance(2.9);
        Assert.Equal(1, _server.InFlight);

        _server.Clock.Advance(0.1);

        Assert.Same(known, await Over(wait));
        await AssertNothingGoesOn();
    }

    [Fact]
    public async Task An_id_of_which_nothing_was_heard_has_timed_out()
    {
        _server.Answering = token => Task.Delay(Timeout.Infinite, token);
        using var waiter = _server.NewWaiter(TimeSpan.FromSeconds(3));
        var wait = waiter.WaitAsync("echo", "a");

        _server.Clock.Advance(3);

        Assert.Equal(FailureCause.TimedOut, await Failed(wait));
    }

    [Fact]
    public async Task A_scheduled_one_is_looked_for_from_its_time_on_and_has_15_minutes_from_then()
    {
        using var waiter = _server.NewWaiter();
        var wait = waiter.WaitAsync(_server.Put("a", "scheduled", scheduledAt: ManualClock.Start.AddHours(2)));

        _server.Clock.Advance(7200);
        Assert.Empty(_server.Requests);
        _server.Clock.Advance(0.25);
        Assert.Single(_server.Requests);
        _server.Put("a", "processing");
        _server.Clock.Advance((15 * 60) - 0.5);
        Assert.False(wait.IsCompleted);
        _server.Clock.Advance(0.5);

        Assert.Equal(ExecutionStatus.Processing, await Ended(wait, execution => execution.Status));
    }

    [Fact]
    public async Task So_is_one_whose_schedule_is_learned_of_by_looking()
    {
        using var waiter = _server.NewWaiter();
        _server.Put("a", "scheduled", scheduledAt: ManualClock.Start.AddHours(2));
        var wait = waiter.WaitAsync("echo", "a");

        _server.Clock.Advance(7199);
        Assert.Single(_server.Requests);
        _server.Complete("a");
        _server.Clock.Advance(2);

        Assert.True((await Over(wait)).IsSuccess);
    }

    [Fact]
    public async Task A_given_time_limit_holds_for_a_scheduled_one_too()
    {
        using var waiter = _server.NewWaiter(TimeSpan.FromMinutes(1));
        var wait = waiter.WaitAsync(_server.Put("a", "scheduled", scheduledAt: ManualClock.Start.AddHours(2)));

        _server.Clock.Advance(60);

        Assert.Equal(ExecutionStatus.Scheduled, await Ended(wait, execution => execution.Status));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public void A_clock_that_is_put_forward_wakes_the_scheduled_one()
    {
        using var waiter = _server.NewWaiter();
        _ = waiter.WaitAsync(_server.Put("a", "scheduled", scheduledAt: ManualClock.Start.AddHours(2)));
        _server.Clock.Advance(60);
        _server.Clock.Shift = TimeSpan.FromHours(3);

        _server.Clock.Advance(31);

        Assert.NotEmpty(_server.Requests);
    }

    [Fact]
    public async Task One_that_was_cancelled_elsewhere_is_not_found_at_its_time()
    {
        using var waiter = _server.NewWaiter();
        var wait = waiter.WaitAsync(_server.Put("a", "scheduled", scheduledAt: ManualClock.Start.AddHours(2)));
        _server.Remove("a");

        _server.Clock.Advance(7201);

        Assert.Equal(FailureCause.ExecutionNotFound, await Failed(wait));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public void One_that_is_still_scheduled_two_minutes_after_its_time_is_told_once()
    {
        using var waiter = _server.NewWaiter();
        _ = waiter.WaitAsync(_server.Put("a", "scheduled", scheduledAt: ManualClock.Start.AddMinutes(10)));
        _ = waiter.WaitAsync(_server.Put("b", "waiting", scheduledAt: ManualClock.Start.AddMinutes(10)));
        _ = waiter.WaitAsync(_server.Put("c", "scheduled", scheduledAt: DateTimeOffset.MaxValue));

        _server.Clock.Advance(720);
        Assert.Empty(_server.Late);
        _server.Clock.Advance(120);

        Assert.Equal(["a"], _server.Late);
    }

    [Theory]
    [InlineData(500, "general_unknown")]
    [InlineData(502, null)]
    [InlineData(503, null)]
    [InlineData(504, null)]
    [InlineData(429, "general_rate_limit_exceeded")]
    public async Task What_may_pass_does_not_end_a_wait(int status, string? type)
    {
        using var waiter = _server.NewWaiter(TimeSpan.FromMinutes(1));
        var wait = waiter.WaitAsync(_server.Put("a"));
        _server.Refusing = (number, _) => number > 4 ? null : type is null ? Html(status) : Error(status, type);

        _server.Clock.Advance(3);
        Assert.False(wait.IsCompleted);
        Assert.Equal(4, _server.Requests.Count);
        _server.Complete("a");
        _server.Clock.Advance(1);

        Assert.True((await Over(wait)).IsSuccess);
    }

    [Fact]
    public async Task If_it_does_not_pass_it_is_told_at_the_time_limit()
    {
        using var waiter = _server.NewWaiter(TimeSpan.FromMinutes(1));
        var waits = new[] { waiter.WaitAsync(_server.Put("a")), waiter.WaitAsync("echo", "b") };
        _server.Refusing = (_, _) => Html(503);

        _server.Clock.Advance(60);

        foreach (var wait in waits) Assert.Equal(FailureCause.ServerUnavailable, await Failed(wait));
    }

    [Fact]
    public async Task Unless_something_was_seen_before()
    {
        using var waiter = _server.NewWaiter(TimeSpan.FromMinutes(1));
        var wait = waiter.WaitAsync(_server.Put("a", "processing"));
        _server.Refusing = (number, _) => number == 1 ? null : Html(503);

        _server.Clock.Advance(60);

        Assert.Equal(ExecutionStatus.Processing, await Ended(wait, execution => execution.Status));
    }

    [Fact]
    public async Task A_proxy_may_speak_for_a_server_that_starts_anew_but_not_from_the_beginning()
    {
        using var waiter = _server.NewWaiter(TimeSpan.FromMinutes(1));
        var wait = waiter.WaitAsync(_server.Put("a"));
        _server.Refusing = (number, _) => number == 2 ? Html(404) : null;
        _server.Clock.Advance(1);
        _server.Complete("a");
        _server.Clock.Advance(1);
        Assert.True((await Over(wait)).IsSuccess);

        _server.Refusing = (_, _) => Html(404);
        wait = waiter.WaitAsync(_server.Put("b"));
        _server.Clock.Advance(1);
        Assert.Equal(FailureCause.NotAppwrite, await Failed(wait));
    }

    [Theory]
    [InlineData(401, "general_unauthorized_scope", FailureCause.MissingScope)]
    [InlineData(401, "user_unauthorized", FailureCause.InvalidApiKey)]
    [InlineData(404, "function_not_found", FailureCause.FunctionNotFound)]
    public async Task What_does_not_pass_ends_all_waits_of_the_function_with_one_request(int status, string type, FailureCause cause)
    {
        using var waiter = _server.NewWaiter();
        _server.Refusing = (_, _) => Error(status, type);
        var waits = Enumerable.Range(0, 250).Select(number => waiter.WaitAsync(_server.Put("id" + number))).ToList();

        _server.Clock.Advance(0.25);

        Assert.All(waits, wait => Assert.Equal(cause, (wait.Exception?.InnerException as RequestFailedException)?.Cause));
        Assert.Single(_server.Requests);
        await AssertNothingGoesOn();
    }

    [Fact]
    public async Task One_that_sleeps_learns_of_it_when_its_time_has_come()
    {
        using var waiter = _server.NewWaiter();
        var wait = waiter.WaitAsync(_server.Put("a"));
        var scheduled = waiter.WaitAsync(_server.Put("b", "scheduled", scheduledAt: ManualClock.Start.AddHours(2)));
        _server.Refusing = (number, _) => number == 1 ? Error(401, "user_unauthorized") : null;

        _server.Clock.Advance(60);
        Assert.Equal(FailureCause.InvalidApiKey, await Failed(wait));
        Assert.False(scheduled.IsCompleted);
        _server.Complete("b");
        _server.Clock.Advance(7200);

        Assert.True((await Over(scheduled)).IsSuccess);
    }

    [Fact]
    public void After_a_failure_of_the_server_the_rest_of_the_look_is_left_out()
    {
        using var waiter = _server.NewWaiter();
        for (var number = 0; number < 1000; number++) _ = waiter.WaitAsync(_server.Put("id" + number));
        _server.Refusing = (_, _) => Html(503);

        _server.Clock.Advance(0.25);

        Assert.Single(_server.Requests);
    }

    [Fact]
    public void How_long_the_server_asks_to_wait_is_waited()
    {
        using var waiter = _server.NewWaiter();
        _ = waiter.WaitAsync(_server.Put("a"));
        _server.Refusing = (number, _) => number == 1 ? Error(429, "general_rate_limit_exceeded", "x", ("Retry-After", "90")) : null;

        _server.Clock.Advance(90.2);
        Assert.Single(_server.Requests);
        _server.Clock.Advance(0.1);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task An_answer_of_more_than_32_MiB_is_halved_and_all_are_found()
    {
        using var waiter = _server.NewWaiter();
        _server.LogSize = 1_000_000;
        var waits = Enumerable.Range(0, 100).Select(number => waiter.WaitAsync(_server.Put("id" + number))).ToList();
        for (var number = 0; number < 100; number++) _server.Complete("id" + number);

        _server.Clock.Advance(0.25);

        Assert.All(await Over(Task.WhenAll(waits)), execution => Assert.True(execution.IsSuccess));
        Assert.Equal([100, 50, 25, 25, 50, 25, 25], _server.Requests.Select(request => request.Ids.Count));
    }

    [Fact]
    public async Task One_that_is_more_than_any_has_ends_its_own_wait_only()
    {
        using var waiter = _server.NewWaiter();
        var wait = waiter.WaitAsync(_server.Put("a"));
        var other = waiter.WaitAsync(_server.Put("b"));
        _server.Refusing = (_, ids) => ids.Contains("a") ? () => new() { Content = new StreamContent(new GeneratedStream(GeneratedStream.Filling(65 << 20))) } : null;

        _server.Clock.Advance(0.25);

        Assert.Equal(FailureCause.AnswerTooLarge, await Failed(wait));
        Assert.False(other.IsCompleted);
    }

    [Fact]
    public async Task One_that_the_server_fails_with_does_not_hide_the_others()
    {
        using var waiter = _server.NewWaiter();
        var waits = Enumerable.Range(0, 100).Select(number => waiter.WaitAsync(_server.Put("id" + number))).ToList();
        foreach (var number in Enumerable.Range(0, 100)) _server.Complete("id" + number);
        _server.Refusing = (_, ids) => ids.Contains("id42") ? Error(500, "general_unknown") : null;

        _server.Clock.Advance(0.25);

        await Over(Task.WhenAll(waits.Where((_, number) => number != 42)));
        Assert.False(waits[42].IsCompleted);
    }

    [Fact]
    public void A_server_that_fails_with_everything_is_not_asked_for_each()
    {
        using var waiter = _server.NewWaiter(retry: new RetryPolicy());
        for (var number = 0; number < 1000; number++) _ = waiter.WaitAsync(_server.Put("id" + number));
        _server.Refusing = (_, _) => Error(500, "general_unknown");

        _server.Clock.Advance(0.25);

        Assert.InRange(_server.Requests.Count, 9, 12);
    }

    [Fact]
    public async Task Cancelling_ends_a_wait_at_once_and_its_id_is_not_asked_for_again()
    {
        using var cancellation = new CancellationTokenSource();
        using var waiter = _server.NewWaiter();
        var cancelled = waiter.WaitAsync(_server.Put("a"), cancellation.Token);
        var other = waiter.WaitAsync(_server.Put("b"));

        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled)).CancellationToken);
        _server.Clock.Advance(0.25);
        Assert.Equal(["b"], Assert.Single(_server.Requests).Ids);
        Assert.False(other.IsCompleted);
    }

    [Fact]
    public async Task Cancelling_the_last_one_ends_the_look_under_way()
    {
        _server.Answering = token => Task.Delay(Timeout.Infinite, token);
        using var cancellation = new CancellationTokenSource();
        using var waiter = _server.NewWaiter();
        var waits = Enumerable.Range(0, 250).Select(number => waiter.WaitAsync(_server.Put("id" + number), cancellation.Token)).ToList();
        _server.Clock.Advance(0.25);
        Assert.Equal(1, _server.InFlight);

        await cancellation.CancelAsync();

        foreach (var wait in waits) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        await AssertNothingGoesOn();
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_token_that_was_cancelled_before_waits_for_nothing()
    {
        using var waiter = _server.NewWaiter();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiter.WaitAsync(_server.Put("a"), new CancellationToken(canceled: true)));
        await AssertNothingGoesOn();
    }

    [Fact]
    public async Task Disposing_ends_everything()
    {
        _server.Answering = token => Task.Delay(Timeout.Infinite, token);
        var waiter = _server.NewWaiter();
        var waits = new[] { waiter.WaitAsync(_server.Put("a")), waiter.WaitAsync(_server.Put("b", functionId: "other")) };
        _server.Clock.Advance(0.25);

        waiter.Dispose();

        foreach (var wait in waits) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        await AssertNothingGoesOn();
        Assert.Throws<ObjectDisposedException>(() => { _ = waiter.WaitAsync("echo", "a"); });
    }

    [Fact]
    public async Task After_everything_ended_it_can_be_waited_again()
    {
        using var waiter = _server.NewWaiter();
        foreach (var id in new[] { "a", "b" })
        {
            var wait = waiter.WaitAsync(_server.Put(id));
            _server.Complete(id);
            _server.Clock.Advance(0.25);

            Assert.True((await Over(wait)).IsSuccess);
            await AssertNothingGoesOn();
        }

        Assert.Equal(2, _server.Requests.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void No_more_requests_are_under_way_than_allowed(int requests)
    {
        var answers = new TaskCompletionSource();
        _server.Answering = _ => answers.Task;
        using var waiter = _server.NewWaiter(requests: requests);
        for (var number = 0; number < 1000; number++)
        {
            _ = waiter.WaitAsync(_server.Put("id" + number));
            _ = waiter.WaitAsync(_server.Put("other" + number, functionId: "other"));
        }

        _server.Clock.Advance(20);

        Assert.Equal(requests, _server.InFlight);
        Assert.Equal(requests, _server.Requests.Count);
    }

    [Fact]
    public void While_a_function_is_looked_at_there_is_no_other_look()
    {
        var answer = new TaskCompletionSource();
        _server.Answering = _ => answer.Task;
        using var waiter = _server.NewWaiter(requests: 3);
        _ = waiter.WaitAsync(_server.Put("a"));
        _server.Clock.Advance(1);
        _ = waiter.WaitAsync("echo", "b");

        _server.Clock.Advance(20);

        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_key_that_cannot_be_had_is_told()
    {
        using var waiter = _server.NewWaiter(key: () => throw new InvalidOperationException("Locked."));
        var wait = waiter.WaitAsync(_server.Put("a"));

        _server.Clock.Advance(0.25);

        Assert.Equal("Locked.", (await Assert.ThrowsAsync<InvalidOperationException>(() => Over(wait))).Message);
        await AssertNothingGoesOn();
    }

    [Fact]
    public async Task So_is_what_a_listener_throws()
    {
        using var waiter = _server.NewWaiter(seen: _ => throw new InvalidOperationException("Heard."));
        var wait = waiter.WaitAsync(_server.Put("a"));

        _server.Clock.Advance(0.25);

        Assert.Equal("Heard.", (await Assert.ThrowsAsync<InvalidOperationException>(() => Over(wait))).Message);
    }

    [Theory]
    [InlineData("..", "a", RequestRule.FunctionId)]
    [InlineData("echo", "..", RequestRule.ExecutionId)]
    public async Task A_bad_id_is_not_waited_for(string functionId, string executionId, RequestRule rule)
    {
        using var waiter = _server.NewWaiter();

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

    private async Task AssertNothingGoesOn()
    {
        await _server.Quiet.WaitAsync(s_soon);
        Assert.Equal(0, _server.Clock.Alarms);
    }

    // What an alarm leads to is done when it has rung: nothing is waited for.
    private static T Over<T>(T wait)
        where T : Task
    {
        Assert.True(wait.IsCompleted, "The wait goes on.");
        return wait;
    }

    private static async Task<T> Ended<T>(Task<Execution> wait, Func<Execution, T> told) => told(await Over(wait));

    private static async Task<FailureCause> Failed(Task<Execution> wait) =>
        (await Assert.ThrowsAsync<RequestFailedException>(() => Over(wait))).Cause;
}
