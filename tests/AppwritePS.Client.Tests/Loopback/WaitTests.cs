using System.Diagnostics;
using Xunit;

namespace AppwritePS.Client.Tests.Loopback;

public class WaitTests
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_wait_looks_again_over_one_connection_until_the_execution_has_ended()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            foreach (var status in new[] { "waiting", "processing", "completed" })
            {
                Assert.Contains("%22values%22%3A%5B%22a%22%5D", await conversation.ReadRequestAsync(), StringComparison.Ordinal);
                await conversation.AnswerAsync(200, $$"""{"total":0,"executions":[{"$id":"a","functionId":"echo","status":"{{status}}","responseStatusCode":200}]}""");
            }

            await conversation.StallAsync();
        });
        using var waiter = new ExecutionWaiter(server.NewClient());

        var execution = await waiter.WaitAsync("echo", "a").WaitAsync(s_soon);

        Assert.True(execution.IsSuccess);
        Assert.Equal((3, 1), (server.WholeRequests, server.Connections));
    }

    [Fact]
    public async Task Its_time_limit_holds_while_the_server_says_nothing()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.StallAsync();
        });
        var limit = TimeSpan.FromSeconds(1);
        using var waiter = new ExecutionWaiter(server.NewClient(), new WaitOptions { Timeout = limit });
        var elapsed = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => waiter.WaitAsync("echo", "a").WaitAsync(s_soon));

        Assert.Equal((FailureCause.TimedOut, limit), (failure.Cause, failure.TimeLimit));
        Assert.True(elapsed.Elapsed >= limit, $"It took {elapsed.Elapsed}.");
    }

    [Fact]
    public async Task Cancelling_ends_ten_thousand_waits_at_once()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.StallAsync();
        });
        using var cancellation = new CancellationTokenSource();
        using var waiter = new ExecutionWaiter(server.NewClient());
        var waits = Enumerable.Range(0, 10_000).Select(number => (Task)waiter.WaitAsync("echo", "id" + number, cancellation.Token)).ToList();
        await server.Stalled.WaitAsync(s_soon);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waits).WaitAsync(s_soon));

        Assert.All(waits, wait => Assert.True(wait.IsCanceled));
    }
}
