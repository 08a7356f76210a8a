using System.Diagnostics;
using Xunit;

namespace AppwritePS.Client.Tests.Loopback;

public class TimeLimitTests
{
    private const string HeadOf = "Said\r\nContent-Length: 1000\r\n\r\n{";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_read_without_an_answer_ends_at_its_limit()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.StallAsync();
        });

        await AssertEnds(FailureCause.TimedOut, server, client => client.GetFunctionAsync("echo"));
    }

    [Fact]
    public async Task So_does_one_whose_answer_stops()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.WriteAsync("HTTP/1.1 200 " + HeadOf);
            await conversation.StallAsync();
        });

        await AssertEnds(FailureCause.TimedOut, server, client => client.GetFunctionAsync("echo"));
    }

    [Fact]
    public async Task So_does_one_whose_answer_drips()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.WriteAsync("HTTP/1.1 200 " + HeadOf);
            await conversation.DripAsync();
        });

        await AssertEnds(FailureCause.TimedOut, server, client => client.GetFunctionAsync("echo"));
    }

    [Fact]
    public async Task A_create_that_was_sent_ends_there_with_its_outcome_unknown()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.StallAsync();
        });

        await AssertEnds(FailureCause.UnknownOutcome, server, client => client.CreateExecutionAsync(new("echo")));
    }

    [Fact]
    public async Task One_that_was_answered_as_created_with_its_answer_lost()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.WriteAsync("HTTP/1.1 201 " + HeadOf);
            await conversation.StallAsync();
        });

        await AssertEnds(FailureCause.ResponseLost, server, client => client.CreateExecutionAsync(new("echo")));
    }

    [Fact]
    public async Task And_one_that_nobody_read_as_timed_out()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadHeadAsync();
            await conversation.StallAsync();
        });
        var request = new ExecutionRequest("echo") { Body = RequestBody.FromText(new string('a', 10_000_000)) };

        await AssertEnds(FailureCause.TimedOut, server, client => client.CreateExecutionAsync(request), wholeRequests: 0);
    }

    private static async Task AssertEnds(FailureCause cause, ScriptedServer server, Func<AppwriteClient, Task> call, int wholeRequests = 1)
    {
        var began = DateTimeOffset.UtcNow;
        var elapsed = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => call(server.NewClient(s_limit)).WaitAsync(TimeSpan.FromSeconds(10)));

        Assert.True(elapsed.Elapsed > s_limit - TimeSpan.FromMilliseconds(50), $"It took {elapsed.Elapsed}.");
        Assert.Equal(cause, failure.Cause);
        Assert.Equal(s_limit, failure.TimeLimit);
        Assert.InRange(failure.SentAt!.Value, began, DateTimeOffset.UtcNow);
        Assert.Equal((wholeRequests, 1), (server.WholeRequests, server.Connections));
        Assert.Empty(server.Pauses);
    }
}
