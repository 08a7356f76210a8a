using Xunit;

namespace AppwritePS.Client.Tests.Waiting;

/// <summary>The ends of a wait that are its caller's.</summary>
public sealed class WaitEndingTests : WaitTest
{
    [Fact]
    public async Task Cancelling_ends_a_wait_at_once_and_its_id_is_not_asked_for_again()
    {
        using var cancellation = new CancellationTokenSource();
        using var waiter = Server.NewWaiter();
        var cancelled = waiter.WaitAsync(Server.Put("a"), cancellation.Token);
        var other = waiter.WaitAsync(Server.Put("b"));

        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled)).CancellationToken);
        Server.Clock.Advance(0.25);
        Assert.Equal(["b"], Assert.Single(Server.Requests).Ids);
        Assert.False(other.IsCompleted);
    }

    [Fact]
    public async Task Cancelling_the_last_one_ends_the_look_under_way()
    {
        Server.Answering = token => Task.Delay(Timeout.Infinite, token);
        using var cancellation = new CancellationTokenSource();
        using var waiter = Server.NewWaiter();
        var waits = Enumerable.Range(0, 250).Select(number => waiter.WaitAsync(Server.Put("id" + number), cancellation.Token)).ToList();
        Server.Clock.Advance(0.25);
        Assert.Equal(1, Server.InFlight);

        await cancellation.CancelAsync();

        foreach (var wait in waits) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        await AssertNothingGoesOn();
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_token_that_was_cancelled_before_waits_for_nothing()
    {
        using var waiter = Server.NewWaiter();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiter.WaitAsync(Server.Put("a"), new CancellationToken(canceled: true)));
        await AssertNothingGoesOn();
    }

    [Fact]
    public async Task Disposing_ends_everything()
    {
        Server.Answering = token => Task.Delay(Timeout.Infinite, token);
        var waiter = Server.NewWaiter();
        var waits = new[] { waiter.WaitAsync(Server.Put("a")), waiter.WaitAsync(Server.Put("b", functionId: "other")) };
        Server.Clock.Advance(0.25);

        waiter.Dispose();

        foreach (var wait in waits) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        await AssertNothingGoesOn();
        Assert.Throws<ObjectDisposedException>(() => { _ = waiter.WaitAsync("echo", "a"); });
    }

    [Fact]
    public async Task After_everything_ended_it_can_be_waited_again()
    {
        using var waiter = Server.NewWaiter();
        foreach (var id in new[] { "a", "b" })
        {
            var wait = waiter.WaitAsync(Server.Put(id));
            Server.Complete(id);
            Server.Clock.Advance(0.25);

            Assert.True((await Over(wait)).IsSuccess);
            await AssertNothingGoesOn();
        }

        Assert.Equal(2, Server.Requests.Count);
    }
}
