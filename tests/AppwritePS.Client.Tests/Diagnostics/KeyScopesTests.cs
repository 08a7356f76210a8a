using AppwritePS.Client.Tests.Loopback;
using Xunit;
using static AppwritePS.Client.Tests.MockedServer;

namespace AppwritePS.Client.Tests.Diagnostics;

public class KeyScopesTests
{
    private const string Executions = "https://appwrite.test/v1/functions/appwriteps-no-such-function/executions";
    private const string NoSuchFunction = "Function with the requested ID could not be found.";

    private static readonly Func<HttpResponseMessage> s_writes = Error(400, "general_argument_invalid", "Invalid `method` param: Value must be one of (GET, POST)");
    private static readonly Func<HttpResponseMessage> s_reads = Error(404, "function_not_found", NoSuchFunction);
    private static readonly Func<HttpResponseMessage> s_lists = Json(200, """{"total":0,"functions":[]}""");

    /// <summary>Every combination of scopes, as 1.6 and as 1.9.6 word it.</summary>
    public static TheoryData<bool, bool, bool, bool> Keys()
    {
        var keys = new TheoryData<bool, bool, bool, bool>();
        for (var bits = 0; bits < 16; bits++) keys.Add((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
        return keys;
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Scopes_are_read_from_what_is_said_to_three_requests_that_execute_nothing(bool isOld, bool write, bool read, bool list)
    {
        var server = new MockedServer(
            write ? Invalid(isOld) : Missing(isOld, "execution", "write"),
            read ? Said(404, "function_not_found", NoSuchFunction, isOld) : Missing(isOld, "execution", "read"),
            list ? s_lists : Missing(isOld, "functions", "read"));

        Assert.Equal(new KeyScopes(ExecutionWrite: write, ExecutionRead: read, FunctionsRead: list), await server.Client.ReadScopesAsync());

        Assert.Equal(
            [("POST", Executions, """{"method":"PROBE"}"""), ("GET", Executions, null), ("GET", "https://appwrite.test/v1/functions", null)],
            server.Received.Select(request => (request.Method, request.Url.Split('?')[0], request.Body)));
        Assert.All(server.Received, request => Assert.Equal(Key, request.Headers["X-Appwrite-Key"]));
        Assert.StartsWith("application/json", server.Received[0].Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Empty(server.Pauses);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_that_counts_for_a_guests_has_no_scopes_to_tell(bool isOld)
    {
        var message = $"User (role: guests) missing scope{(isOld ? " (execution.write)" : "s ([\"executions.write\",\"execution.write\"])")}";

        Assert.Equal(FailureCause.InvalidApiKey, await Failing(Said(401, "general_unauthorized_scope", message, isOld)));
    }

    [Fact]
    public async Task What_is_not_about_scopes_is_what_it_is_wherever_it_is_said()
    {
        foreach (var (answer, cause) in new[]
        {
            (Error(500, "general_server_error"), FailureCause.ServerError),
            (Error(401, "project_key_expired"), FailureCause.ApiKeyExpired),
            (Error(404, "project_not_found"), FailureCause.ProjectNotFound),
            (Error(429, "general_rate_limit_exceeded"), FailureCause.RateLimited),
            (Html(403), FailureCause.AccessDenied),
            (Html(400), FailureCause.RequestRefused),
            (Html(404), FailureCause.NotAppwrite),
        })
        {
            Assert.Equal(cause, await Failing(answer, s_reads, s_lists));
            Assert.Equal(cause, await Failing(s_writes, answer, s_lists));
            Assert.Equal(cause, await Failing(s_writes, s_reads, answer));
        }
    }

    [Fact]
    public async Task A_page_that_answers_everything_with_200_has_no_scopes() => Assert.Equal(FailureCause.NotAppwrite, await Failing(Html(200)));

    [Fact]
    public async Task The_writing_request_is_repeated_as_a_read_is_since_it_cannot_execute_anything()
    {
        var server = new MockedServer(
            Error(429, "general_rate_limit_exceeded"),
            Html(502),
            s_writes,
            s_reads,
            s_lists);

        Assert.Equal(new KeyScopes(true, true, true), await server.Client.ReadScopesAsync());

        Assert.Equal(["POST", "POST", "POST", "GET", "GET"], server.Received.Select(request => request.Method));
        Assert.All(server.Received.Take(3), request => Assert.Equal("""{"method":"PROBE"}""", request.Body));
        Assert.Equal(2, server.Pauses.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_lost_connection_is_no_missing_scope(int lost)
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            var request = await conversation.ReadRequestAsync();
            for (var number = Number(request); number < lost; number = Number(request = await conversation.ReadRequestAsync()))
                await (number == 1 ? conversation.AnswerAsync(400, Refusal("general_argument_invalid")) : conversation.AnswerAsync(404, Refusal("function_not_found")));
        });

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => server.NewClient().ReadScopesAsync());

        Assert.Equal(FailureCause.CannotConnect, failure.Cause);
        Assert.Equal(2, server.Pauses.Count);
    }

    [Fact]
    public async Task Cancelling_is_no_missing_scope()
    {
        var server = new MockedServer(s_writes);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.Client.ReadScopesAsync(new CancellationToken(canceled: true)));
    }

    private static int Number(string request) => request.StartsWith("POST", StringComparison.Ordinal) ? 1 : request.Contains("/executions") ? 2 : 3;

    private static string Refusal(string type) => $$"""{"message":"No.","code":400,"type":"{{type}}","version":"1.9.6"}""";

    private static Func<HttpResponseMessage> Invalid(bool isOld) => Said(
        400, "general_argument_invalid", $"Invalid `method` param: Value must be one of (GET, POST, PUT, PATCH, DELETE, OPTIONS{(isOld ? "" : ", HEAD")})", isOld);

    // Newer servers name the scope in both of its spellings.
    private static Func<HttpResponseMessage> Missing(bool isOld, string what, string right)
    {
        var scopes = what == "execution" ? $"[\"executions.{right}\",\"execution.{right}\"]" : $"[\"{what}.{right}\"]";
        var missing = isOld ? $"missing scope ({what}.{right})" : $"missing scopes ({scopes})";
        return Said(401, "general_unauthorized_scope", "app.lab@service.appwrite.test (role: applications) " + missing, isOld);
    }

    private static Func<HttpResponseMessage> Said(int status, string type, string message, bool isOld) =>
        Json(status, System.Text.Json.JsonSerializer.Serialize(new { message, code = status, type, version = isOld ? "1.6.2" : "1.9.6" }));

    private static async Task<FailureCause> Failing(params Func<HttpResponseMessage>[] answers) =>
        (await Assert.ThrowsAsync<RequestFailedException>(() => new MockedServer(answers).NewClient(retry: RetryPolicy.None).ReadScopesAsync())).Cause;
}
