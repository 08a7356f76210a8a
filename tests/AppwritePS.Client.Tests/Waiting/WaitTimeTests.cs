using Xunit;

namespace AppwritePS.Client.Tests.Waiting;

/// <summary>How long is waited: for ids that are not there, to a time limit, for a schedule.</summary>
public sealed class WaitTimeTests : WaitTest
{
    [Fact]
    public async Task One_that_is_not_there_yet_is_waited_for()
    {
        using var waiter = Server.NewWaiter();
        var known = Server.Put("a");
        Server.Remove("a");
        var wait = waiter.WaitAsync(known);

        Server.Clock.Advance(9.9);
        Assert.False(wait.IsCompleted);
        Server.Complete("a");
        Server.Clock.Advance(0.4);

        Assert.True((await Over(wait)).IsSuccess);
    }

    [Fact]
    public async Task One_that_is_not_there_after_10_seconds_is_not_found()
    {
        using var waiter = Server.NewWaiter();
        var wait = waiter.WaitAsync("echo", "a");

        Server.Clock.Advance(9.9);
        Assert.False(wait.IsCompleted);
        Server.Clock.Advance(0.4);

        Assert.Equal(FailureCause.ExecutionNotFound, await Failed(wait));
        Assert.InRange(Server.Times.Last(), 10, 10.3);
    }

    [Fact]
    public async Task One_that_is_deleted_meanwhile_is_not_found()
    {
        using var waiter = Server.NewWaiter();
        var wait = waiter.WaitAsync(Server.Put("a"));

        Server.Clock.Advance(20);
        Server.Remove("a");
        Server.Clock.Advance(6);

        Assert.Equal(FailureCause.ExecutionNotFound, await Failed(wait));
    }

    [Theory]
    [InlineData("waiting", 0)]
    [InlineData("processing", 0)]
    [InlineData("failed", 0)]
    [InlineData("dreaming", 200)]
    public async Task What_may_still_end_is_waited_for_and_at_the_time_limit_given_back_as_it_is(string status, int code)
    {
        using var waiter = Server.NewWaiter(TimeSpan.FromMinutes(2));
        var wait = waiter.WaitAsync(Server.Put("a", status, code));

        Server.Clock.Advance(119.9);
        Assert.False(wait.IsCompleted);
        Server.Clock.Advance(0.1);

        Assert.Equal((status, false), await Ended(wait, execution => (execution.StatusText, execution.IsFinished)));
        await AssertNothingGoesOn();
    }

    [Fact]
    public async Task The_time_limit_is_each_ones_own_and_15_minutes_unless_given()
    {
        using var waiter = Server.NewWaiter();
        var first = waiter.WaitAsync(Server.Put("a"));
        Server.Clock.Advance(60);
        var second = waiter.WaitAsync(Server.Put("b"));

        Server.Clock.Advance((14 * 60) - 0.1);
        Assert.False(first.IsCompleted);
        Server.Clock.Advance(0.1);
        Assert.False((await Over(first)).IsFinished);
        Server.Clock.Advance(59.9);
        Assert.False(second.IsCompleted);
        Server.Clock.Advance(0.1);
        Assert.False((await Over(second)).IsFinished);
    }

    [Fact]
    public async Task A_time_limit_of_any_length_is_none()
    {
        using var waiter = Server.NewWaiter(TimeSpan.MaxValue);
        var wait = waiter.WaitAsync(Server.Put("a"));

        Server.Clock.Advance(3600);
        Server.Complete("a");
        Server.Clock.Advance(5);

        Assert.True((await Over(wait)).IsSuccess);
    }

    [Fact]
    public async Task A_look_under_way_does_not_hold_a_wait_back_at_its_time_and_is_ended_with_it()
    {
        Server.Answering = token => Task.Delay(Timeout.Infinite, token);
        using var waiter = Server.NewWaiter(TimeSpan.FromSeconds(3));
        var known = Server.Put("a");
        var wait = waiter.WaitAsync(known);
        Server.Clock.Advance(2.9);
        Assert.Equal(1, Server.InFlight);

        Server.Clock.Advance(0.1);

        Assert.Same(known, await Over(wait));
        await AssertNothingGoesOn();
    }

    [Fact]
    public async Task An_id_of_which_nothing_was_heard_has_timed_out()
    {
        Server.Answering = token => Task.Delay(Timeout.Infinite, token);
        using var waiter = Server.NewWaiter(TimeSpan.FromSeconds(3));
        var wait = waiter.WaitAsync("echo", "a");

        Server.Clock.Advance(3);

        Assert.Equal(FailureCause.TimedOut, await Failed(wait));
    }

    [Fact]
    public async Task A_scheduled_one_is_looked_for_from_its_time_on_and_has_15_minutes_from_then()
    {
        using var waiter = Server.NewWaiter();
        var wait = waiter.WaitAsync(Server.Put("a", "scheduled", scheduledAt: ManualClock.Start.AddHours(2)));

        Server.Clock.Advance(7200);
        Assert.Empty(Server.Requests);
        Server.Clock.Advance(0.25);
        Assert.Single(Server.Requests);
        Server.Put("a", "processing");
        Server.Clock.Advance((15 * 60) - 0.5);
        Assert.False(wait.IsCompleted);
        Server.Clock.Advance(0.5);

        Assert.Equal(ExecutionStatus.Processing, await Ended(wait, execution => execution.Status));
    }

    [Fact]
    public async Task So_is_one_whose_schedule_is_learned_of_by_looking()
    {
        using var waiter = Server.NewWaiter();
        Server.Put("a", "scheduled", scheduledAt: ManualClock.Start.AddHours(2));
        var wait = waiter.WaitAsync("echo", "a");

        Server.Clock.Advance(7199);
        Assert.Single(Server.Requests);
        Server.Complete("a");
        Server.Clock.Advance(2);

        Assert.True((await Over(wait)).IsSuccess);
    }

    [Fact]
    public async Task A_given_time_limit_holds_for_a_scheduled_one_too()
    {
        using var waiter = Server.NewWaiter(TimeSpan.FromMinutes(1));
        var wait = waiter.WaitAsync(Server.Put("a", "scheduled", scheduledAt: ManualClock.Start.AddHours(2)));

        Server.Clock.Advance(60);

        Assert.Equal(ExecutionStatus.Scheduled, await Ended(wait, execution => execution.Status));
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void A_clock_that_is_put_forward_wakes_the_scheduled_one()
    {
        using var waiter = Server.NewWaiter();
        _ = waiter.WaitAsync(Server.Put("a", "scheduled", scheduledAt: ManualClock.Start.AddHours(2)));
        Server.Clock.Advance(60);
        Server.Clock.Shift = TimeSpan.FromHours(3);

        Server.Clock.Advance(31);

        Assert.NotEmpty(Server.Requests);
    }

    [Fact]
    public async Task One_that_was_cancelled_elsewhere_is_not_found_at_its_time()
    {
        using var waiter = Server.NewWaiter();
        var wait = waiter.WaitAsync(Server.Put("a", "scheduled", scheduledAt: ManualClock.Start.AddHours(2)));
        Server.Remove("a");

        Server.Clock.Advance(7201);

        Assert.Equal(FailureCause.ExecutionNotFound, await Failed(wait));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public void One_that_is_still_scheduled_two_minutes_after_its_time_is_told_once()
    {
        using var waiter = Server.NewWaiter();
        _ = waiter.WaitAsync(Server.Put("a", "scheduled", scheduledAt: ManualClock.Start.AddMinutes(10)));
        _ = waiter.WaitAsync(Server.Put("b", "waiting", scheduledAt: ManualClock.Start.AddMinutes(10)));
        _ = waiter.WaitAsync(Server.Put("c", "scheduled", scheduledAt: DateTimeOffset.MaxValue));

        Server.Clock.Advance(720);
        Assert.Empty(Server.Late);
        Server.Clock.Advance(120);

        Assert.Equal(["a"], Server.Late);
    }
}
