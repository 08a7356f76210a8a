using Xunit;
using static AppwritePS.Client.Tests.MockedServer;

namespace AppwritePS.Client.Tests.Transport;

public class OutgoingRequestTests
{
    private static readonly Func<HttpResponseMessage> s_execution = Json(201, """{"$id":"a"}""");

    [Fact]
    public async Task A_synchronous_create_asks_for_multipart()
    {
        var sent = await Sent(s_execution, client => client.CreateExecutionAsync(new("echo")));

        Assert.Equal("POST", sent.Method);
        Assert.Equal("https://appwrite.test/v1/functions/echo/executions", sent.Url);
        Assert.Equal("multipart/form-data", sent.Headers["Accept"]);
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
        Assert.Equal("""{"async":false,"method":"GET"}""", sent.Body);
        Assert.DoesNotContain("Expect", sent.Headers.Keys);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_queued_create_asks_for_JSON(bool isScheduled)
    {
        var request = new ExecutionRequest("echo") { Async = !isScheduled, ScheduledAt = isScheduled ? Now : null };
        var sent = await Sent(Json(202, """{"$id":"a"}"""), client => client.CreateExecutionAsync(request));

        Assert.Equal("application/json", sent.Headers["Accept"]);
    }

    [Fact]
    public async Task Every_request_names_project_key_response_format_and_sender()
    {
        var sent = await Sent(Json(200, """{"$id":"echo"}"""), client => client.GetFunctionAsync("echo"));

        Assert.Equal("GET", sent.Method);
        Assert.Equal("https://appwrite.test/v1/functions/echo", sent.Url);
        Assert.Null(sent.Body);
        Assert.Equal(["Accept", "User-Agent", "X-Appwrite-Key", "X-Appwrite-Project", "X-Appwrite-Response-Format"], sent.Headers.Keys.Order());
        Assert.Equal("lab", sent.Headers["X-Appwrite-Project"]);
        Assert.Equal(Key, sent.Headers["X-Appwrite-Key"]);
        Assert.Equal("1.8.0", sent.Headers["X-Appwrite-Response-Format"]);
        Assert.Equal("application/json", sent.Headers["Accept"]);
        Assert.Matches("^AppwritePS/[0-9]+\\.[0-9]+\\.[0-9]+$", sent.Headers["User-Agent"]);
    }

    [Fact]
    public async Task The_version_is_asked_without_the_key()
    {
        var sent = await Sent(Json(200, """{"version":"1.9.6"}"""), async client => Assert.Equal("1.9.6", await client.GetVersionAsync()));

        Assert.Equal("https://appwrite.test/v1/health/version", sent.Url);
        Assert.DoesNotContain("X-Appwrite-Key", sent.Headers.Keys);
    }

    [Fact]
    public async Task A_delete_names_the_execution_and_has_an_empty_object_for_a_body()
    {
        var sent = await Sent(Empty(204), client => client.DeleteExecutionAsync("echo", "6b04"));

        Assert.Equal("DELETE", sent.Method);
        Assert.Equal("https://appwrite.test/v1/functions/echo/executions/6b04", sent.Url);
        Assert.Equal("{}", sent.Body);
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
    }

    [Fact]
    public async Task A_list_carries_its_query()
    {
        var query = new ListQuery().Limit(1).WithoutTotal();
        var sent = await Sent(Json(200, """{"total":0,"executions":[]}"""), client => client.ListExecutionsAsync("echo", query));

        Assert.Equal("https://appwrite.test/v1/functions/echo/executions" + query, sent.Url);
    }

    private static async Task<ReceivedRequest> Sent(Func<HttpResponseMessage> answer, Func<AppwriteClient, Task> call)
    {
        var server = new MockedServer(answer);
        await call(server.Client);
        return Assert.Single(server.Received);
    }
}
