using Xunit;

namespace AppwritePS.Client.Tests.Loopback;

public class ReadTests
{
    /// <summary>
    /// Measured on .NET 10: when a connection ends without a byte of an answer, HttpClient sends a request without content
    /// three times more by itself, on new connections too. A try of ours is then four requests.
    /// </summary>
    private const int RequestsInATry = 4;

    [Fact]
    public async Task A_read_whose_answer_does_not_come_is_repeated_so_often_and_no_oftener()
    {
        await using var server = new ScriptedServer(conversation => conversation.ReadRequestAsync());

        var failure = await Failing(server.NewClient());

        Assert.Equal(FailureCause.CannotConnect, failure.Cause);
        Assert.Equal(3 * RequestsInATry, server.WholeRequests);
        Assert.Equal(2, server.Pauses.Count);
    }

    [Fact]
    public async Task Without_retries_of_ours_those_of_HttpClient_remain()
    {
        await using var server = new ScriptedServer(conversation => conversation.ReadRequestAsync());

        await Failing(server.NewClient(retry: RetryPolicy.None));

        Assert.Equal(RequestsInATry, server.WholeRequests);
    }

    [Fact]
    public async Task A_read_succeeds_once_an_answer_comes()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            if (conversation.Number > RequestsInATry) await conversation.AnswerAsync(200, """{"$id":"echo"}""");
        });

        Assert.Equal("echo", (await server.NewClient().GetFunctionAsync("echo")).Id);
        Assert.Equal(RequestsInATry + 1, server.WholeRequests);
        Assert.Single(server.Pauses);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_for_again()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{");
        });

        var failure = await Failing(server.NewClient());

        Assert.Equal(FailureCause.CannotConnect, failure.Cause);
        Assert.Equal(3, server.WholeRequests);
    }

    [Fact]
    public async Task So_is_a_page_of_another_kind_that_breaks_off()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n<html>" + new string(' ', 500_000));
        });

        Assert.Equal(FailureCause.CannotConnect, (await Failing(server.NewClient())).Cause);
        Assert.Equal(3, server.WholeRequests);
    }

    [Fact]
    public async Task A_page_of_executions_that_breaks_off_is_had_with_fewer_rows()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            while (true)
            {
                var isSmall = (await conversation.ReadRequestAsync()).Contains("%22limit%22%2C%22values%22%3A%5B25%5D", StringComparison.Ordinal);
                var answer = """{"total":0,"executions":[{"$id":"a"},{"$id":"b"}]}""";
                if (isSmall) await conversation.AnswerAsync(200, answer);
                else await conversation.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" + answer[..^10]);
                if (!isSmall) return;
            }
        });

        var page = await server.NewClient().Executions("echo").NextAsync();

        Assert.Equal(["a", "b"], page!.Items.Select(execution => execution.Id));
        Assert.Equal(5, server.WholeRequests);
    }

    [Fact]
    public async Task So_is_one_that_is_not_compressed_as_it_says()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.AnswerAsync(200, "{}", "Content-Encoding: gzip\r\n");
        });

        Assert.Equal(FailureCause.CannotConnect, (await Failing(server.NewClient())).Cause);
        Assert.Equal(3, server.WholeRequests);
    }

    [Fact]
    public async Task A_server_that_speaks_no_HTTP_is_told_as_such()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.WriteAsync("SSH-2.0-x\r\n");
        });

        Assert.Equal(FailureCause.CannotConnect, (await Failing(server.NewClient())).Cause);
    }

    [Fact]
    public async Task A_refused_connection_is_tried_again()
    {
        var pauses = new List<TimeSpan>();

        var failure = await Failing(ScriptedServer.NewClient(ScriptedServer.ClosedPort(), pauses));

        Assert.Equal(FailureCause.CannotConnect, failure.Cause);
        Assert.Equal(2, pauses.Count);
    }

    private static Task<RequestFailedException> Failing(AppwriteClient client) =>
        Assert.ThrowsAsync<RequestFailedException>(() => client.GetFunctionAsync("echo"));
}
