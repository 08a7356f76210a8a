using Xunit;

namespace AppwritePS.Client.Tests.Loopback;

public class DeleteTests
{
    private const string NotFound = """{"message":"No such execution.","code":404,"type":"execution_not_found","version":"1.9.6"}""";

    [Fact]
    public async Task A_delete_whose_answer_was_lost_finds_nothing_the_second_time_and_that_is_its_success()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            if (conversation.Number > 1) await conversation.AnswerAsync(404, NotFound);
        });

        await server.NewClient().DeleteExecutionAsync("echo", "a");

        // Two, one of them ours: HttpClient repeats no request with a content, so every try is seen here.
        Assert.Equal(2, server.WholeRequests);
        Assert.Single(server.Pauses);
    }

    [Fact]
    public async Task Nothing_found_the_first_time_is_an_error()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.AnswerAsync(404, NotFound);
        });

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => server.NewClient().DeleteExecutionAsync("echo", "a"));

        Assert.Equal(FailureCause.ExecutionNotFound, failure.Cause);
        Assert.Equal(1, server.WholeRequests);
    }

    [Fact]
    public async Task An_answer_without_a_body_is_the_end_of_it()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.WriteAsync("HTTP/1.1 204 No Content\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n");
        });

        await server.NewClient().DeleteExecutionAsync("echo", "a");

        Assert.Equal(1, server.WholeRequests);
    }
}
