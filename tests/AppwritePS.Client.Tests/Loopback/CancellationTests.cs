using Xunit;

namespace AppwritePS.Client.Tests.Loopback;

public class CancellationTests
{
    private static readonly Func<AppwriteClient, CancellationToken, Task> s_read = (client, token) => client.GetFunctionAsync("echo", token);
    private static readonly Func<AppwriteClient, CancellationToken, Task> s_create = (client, token) => client.CreateExecutionAsync(new("echo"), token);
    private static readonly Func<AppwriteClient, CancellationToken, Task> s_largeCreate = (client, token) =>
        client.CreateExecutionAsync(new("echo") { Body = RequestBody.FromText(new string('a', 10_000_000)) }, token);

    [Fact]
    public async Task Cancelling_ends_the_sending()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadHeadAsync();
            await conversation.StallAsync();
        });

        await AssertEndsAtOnce(server, s_largeCreate, wholeRequests: 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_ends_the_wait_for_an_answer(bool isCreate)
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.StallAsync();
        });

        await AssertEndsAtOnce(server, isCreate ? s_create : s_read, wholeRequests: 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_ends_the_reading_of_an_answer(bool isCreate)
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.WriteAsync($"HTTP/1.1 {(isCreate ? 201 : 200)} Said\r\nContent-Length: 1000\r\n\r\n{{");
            await conversation.StallAsync();
        });

        await AssertEndsAtOnce(server, isCreate ? s_create : s_read, wholeRequests: 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_ends_the_pause_before_the_next_try(bool isCreate)
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.AnswerAsync(503, "");
        });
        var pausing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var client = new AppwriteClient(
            new Connection($"http://127.0.0.1:{server.Port}/v1", "lab", () => "standard_0123"),
            HttpTransport.For(TransportOptions.Default),
            new ClientOptions
            {
                Retry = new RetryPolicy { Interval = TimeSpan.FromSeconds(30) },
                Trace = trace => pausing.TrySetResult(),
            });

        await AssertEndsAtOnce(client, pausing.Task, isCreate ? s_create : s_read);

        Assert.Equal(1, server.WholeRequests);
    }

    [Fact]
    public async Task Nothing_is_sent_for_a_token_that_was_cancelled_before()
    {
        await using var server = new ScriptedServer(conversation => conversation.ReadRequestAsync());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => s_create(server.NewClient(), new CancellationToken(canceled: true)));

        Assert.Equal(0, server.Connections);
    }

    private static async Task AssertEndsAtOnce(ScriptedServer server, Func<AppwriteClient, CancellationToken, Task> call, int wholeRequests)
    {
        await AssertEndsAtOnce(server.NewClient(), server.Stalled, call);

        Assert.Equal((wholeRequests, 1), (server.WholeRequests, server.Connections));
        Assert.Empty(server.Pauses);
    }

    private static async Task AssertEndsAtOnce(AppwriteClient client, Task isThere, Func<AppwriteClient, CancellationToken, Task> call)
    {
        using var cancellation = new CancellationTokenSource();
        var running = call(client, cancellation.Token);
        await isThere.WaitAsync(TimeSpan.FromSeconds(10));

        await cancellation.CancelAsync();
        var end = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(10)));

        Assert.Equal(cancellation.Token, end.CancellationToken);
    }
}
