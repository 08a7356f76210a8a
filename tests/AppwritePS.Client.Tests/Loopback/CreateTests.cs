using System.IO.Compression;
using System.Text;
using Xunit;

namespace AppwritePS.Client.Tests.Loopback;

public class CreateTests
{
    private const string Execution = """{"$id":"a","status":"completed","responseStatusCode":200,"responseBody":"done"}""";

    // More than the sockets between client and server take without a reader.
    private static readonly ExecutionRequest s_large = new("echo") { Body = RequestBody.FromText(new string('a', 10_000_000)) };

    [Fact]
    public async Task A_create_whose_answer_does_not_come_is_sent_once_and_its_outcome_unknown()
    {
        await using var server = new ScriptedServer(conversation => conversation.ReadRequestAsync());

        var failure = await Failing(server, new("echo"));

        Assert.Equal(FailureCause.UnknownOutcome, failure.Cause);
        Assert.Null(failure.StatusCode);
        Assert.NotNull(failure.SentAt);
        Assert.Equal((1, 1), (server.WholeRequests, server.Connections));
        Assert.Empty(server.Pauses);
    }

    [Fact]
    public async Task The_same_when_the_connection_is_reset()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            conversation.WillReset();
        });

        Assert.Equal(FailureCause.UnknownOutcome, (await Failing(server, new("echo"))).Cause);
        Assert.Equal((1, 1), (server.WholeRequests, server.Connections));
    }

    [Fact]
    public async Task The_same_for_bytes()
    {
        await using var server = new ScriptedServer(conversation => conversation.ReadRequestAsync());

        Assert.Equal(FailureCause.UnknownOutcome, (await Failing(server, new("echo") { Body = RequestBody.FromBytes([1, 2]) })).Cause);
        Assert.Equal(1, server.WholeRequests);
    }

    [Fact]
    public async Task The_same_on_a_kept_connection_that_dies_under_it()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.AnswerAsync(201, Execution);
            await conversation.ReadRequestAsync();
        });
        var client = server.NewClient();
        await client.CreateExecutionAsync(new("echo"));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => client.CreateExecutionAsync(new("echo")));

        Assert.Equal(FailureCause.UnknownOutcome, failure.Cause);
        Assert.Equal((2, 1), (server.WholeRequests, server.Connections));
        Assert.Empty(server.Pauses);
    }

    [Fact]
    public async Task A_create_that_was_cut_off_half_way_is_repeated_and_arrives_once()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            if (conversation.Number == 1)
            {
                await conversation.ReadHeadAsync();
                return;
            }

            await conversation.ReadRequestAsync();
            await conversation.AnswerAsync(201, Execution);
        });

        var execution = await server.NewClient().CreateExecutionAsync(s_large);

        Assert.Equal("done", Encoding.UTF8.GetString(execution.ResponseBytes!));
        Assert.Equal((1, 2), (server.WholeRequests, server.Connections));
        Assert.Single(server.Pauses);
    }

    [Fact]
    public async Task A_create_that_is_always_cut_off_has_not_run()
    {
        await using var server = new ScriptedServer(conversation => conversation.ReadHeadAsync());

        Assert.Equal(FailureCause.CannotConnect, (await Failing(server, s_large)).Cause);
        Assert.Equal((0, 3), (server.WholeRequests, server.Connections));
        Assert.Equal(2, server.Pauses.Count);
    }

    [Fact]
    public async Task A_connection_that_is_closed_at_once_never_carries_a_create_twice()
    {
        await using var server = new ScriptedServer(_ => Task.CompletedTask);

        var failure = await Failing(server, new("echo"));

        // As the close comes before the last byte was handed over, or after it.
        Assert.True(
            failure.Cause == FailureCause.UnknownOutcome || (failure.Cause == FailureCause.CannotConnect && server.Pauses.Count == 2),
            failure.ToString());
        Assert.InRange(server.Connections, server.Pauses.Count + 1, 12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_refused_connection_is_tried_again_as_the_policy_says(int retries)
    {
        var pauses = new List<TimeSpan>();
        var client = ScriptedServer.NewClient(ScriptedServer.ClosedPort(), pauses, retry: new RetryPolicy { MaximumRetryCount = retries });

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => client.CreateExecutionAsync(new("echo")));

        Assert.Equal(FailureCause.CannotConnect, failure.Cause);
        Assert.Contains("refused", failure.ServerMessage, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(retries, pauses.Count);
    }

    [Fact]
    public async Task A_503_in_front_of_the_server_is_tried_again_and_the_function_runs_once()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.AnswerAsync(503, "<html></html>", "Content-Type: text/html\r\n");
            await conversation.ReadRequestAsync();
            await conversation.AnswerAsync(201, Execution);
        });

        Assert.Equal("a", (await server.NewClient().CreateExecutionAsync(new("echo"))).Id);
        Assert.Equal((2, 1), (server.WholeRequests, server.Connections));
    }

    [Fact]
    public async Task A_502_is_not_tried_again()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.AnswerAsync(502, "");
        });

        Assert.Equal(FailureCause.UnknownOutcome, (await Failing(server, new("echo"))).Cause);
        Assert.Equal(1, server.WholeRequests);
    }

    [Fact]
    public async Task A_refusal_of_the_size_is_heard_while_the_body_is_still_sent()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadHeadAsync();
            await conversation.AnswerAsync(413, "");
            await conversation.ReadRequestAsync();
        });

        Assert.Equal(FailureCause.RequestRefused, (await Failing(server, s_large)).Cause);
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    public async Task Once_created_or_accepted_is_said_a_broken_answer_is_a_lost_one(int status)
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.WriteAsync($"HTTP/1.1 {status} Said\r\nContent-Length: 1000\r\n\r\n{{");
        });

        var failure = await Failing(server, new("echo"));

        Assert.Equal(FailureCause.ResponseLost, failure.Cause);
        Assert.Null(failure.StatusCode);
        Assert.Equal(1, server.WholeRequests);
    }

    [Fact]
    public async Task A_broken_answer_of_another_status_leaves_the_outcome_unknown()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.WriteAsync("HTTP/1.1 500 Said\r\nContent-Length: 1000\r\n\r\n{");
        });

        Assert.Equal(FailureCause.UnknownOutcome, (await Failing(server, new("echo"))).Cause);
        Assert.Equal(1, server.WholeRequests);
    }

    [Fact]
    public async Task An_answer_that_is_not_compressed_as_it_says_is_lost()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.AnswerAsync(201, Execution, "Content-Encoding: gzip\r\n");
        });

        Assert.Equal(FailureCause.ResponseLost, (await Failing(server, new("echo"))).Cause);
    }

    [Fact]
    public async Task A_compressed_answer_is_read()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            var request = await conversation.ReadRequestAsync();
            Assert.Matches("(?m)^Accept-Encoding: .*gzip", request);
            await conversation.AnswerAsync(201, Gzip(Execution), "Content-Encoding: gzip\r\nContent-Type: application/json\r\n");
        });

        Assert.Equal("a", (await server.NewClient().CreateExecutionAsync(new("echo"))).Id);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = new ScriptedServer(conversation => conversation.ReadRequestAsync());
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.AnswerAsync(307, "", $"Location: http://127.0.0.1:{other.Port}/v1\r\n");
        });

        Assert.Equal(FailureCause.UnexpectedRedirect, (await Failing(server, new("echo"))).Cause);
        Assert.Equal((1, 0), (server.WholeRequests, other.Connections));
    }

    [Fact]
    public async Task No_continuation_is_asked_for()
    {
        var request = "";
        await using var server = new ScriptedServer(async conversation =>
        {
            request = await conversation.ReadRequestAsync();
            await conversation.AnswerAsync(201, Execution);
        });

        await server.NewClient().CreateExecutionAsync(new("echo"));

        Assert.StartsWith("POST /v1/functions/echo/executions HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Expect", request, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Transfer-Encoding", request, StringComparison.OrdinalIgnoreCase);
    }

    private static string Gzip(string text)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return Encoding.Latin1.GetString(buffer.ToArray());
    }

    private static Task<RequestFailedException> Failing(ScriptedServer server, ExecutionRequest request) =>
        Assert.ThrowsAsync<RequestFailedException>(() => server.NewClient().CreateExecutionAsync(request));
}
