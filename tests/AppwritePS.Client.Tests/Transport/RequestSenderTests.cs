using Xunit;
using static AppwritePS.Client.Tests.MockedServer;

namespace AppwritePS.Client.Tests.Transport;

public class RequestSenderTests
{
    [Theory]
    [InlineData("standard_0123\n")]
    [InlineData("standard_0123\r\nX-Injected: 1")]
    [InlineData("standard_ 0123")]
    [InlineData("standard_é")]
    public async Task A_key_that_no_header_can_carry_is_refused_and_not_sent(string key)
    {
        var server = new MockedServer(Json(200, """{"$id":"echo"}"""));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => server.NewClient(key).GetFunctionAsync("echo"));

        Assert.Equal(FailureCause.InvalidApiKey, failure.Cause);
        Assert.DoesNotContain("0123", failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Every_try_is_traced_without_its_query()
    {
        var server = new MockedServer(Html(502), Json(200, """{"total":0,"executions":[]}""", ("X-Appwrite-Warning", "too new")));

        await server.Client.ListExecutionsAsync("echo", new ListQuery().Limit(1));

        Assert.Equal(2, server.Traces.Count);
        Assert.All(server.Traces, trace => Assert.Equal(("GET", "/functions/echo/executions"), (trace.Method, trace.Path)));
        Assert.Equal((502, FailureCause.ServerUnavailable), (server.Traces[0].StatusCode, server.Traces[0].Cause));
        Assert.Equal((server.Pauses[0], null), (server.Traces[0].RetryPause, server.Traces[0].Warning));
        Assert.Equal((200, null), (server.Traces[1].StatusCode, server.Traces[1].Cause));
        Assert.Equal((null, "too new"), (server.Traces[1].RetryPause, server.Traces[1].Warning));
    }

    [Fact]
    public async Task A_failure_is_traced_too()
    {
        var server = new MockedServer(Error(404, "function_not_found"));

        await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.GetFunctionAsync("echo"));

        var trace = Assert.Single(server.Traces);
        Assert.Equal((404, FailureCause.FunctionNotFound, null), (trace.StatusCode, trace.Cause, trace.RetryPause));
    }
}
