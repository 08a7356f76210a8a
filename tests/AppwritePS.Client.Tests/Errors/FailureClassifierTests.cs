using Xunit;
using static AppwritePS.Client.Tests.MockedServer;

namespace AppwritePS.Client.Tests.Errors;

/// <summary>Errors as servers word them, through the whole client.</summary>
public class FailureClassifierTests
{
    [Theory]
    [InlineData(400, "general_argument_invalid", "Invalid `method` param: Value must be one of (GET, POST)", FailureCause.RequestRefused)]
    [InlineData(400, "general_argument_invalid", "Invalid `scheduledAt` param: Value must be valid date", FailureCause.ScheduleRefused)]
    [InlineData(400, "general_bad_request", "Execution schedule must be a valid date, and at least 1 minute from now", FailureCause.ScheduleRefused)]
    [InlineData(400, "general_bad_request", "Scheduled executions must run asynchronously.", FailureCause.ScheduleRefused)]
    [InlineData(400, "general_bad_request", "Something else.", FailureCause.RequestRefused)]
    [InlineData(400, "general_unknown", "Failed to parse response: Malformed UTF-8 characters", FailureCause.ResponseLost)]
    [InlineData(400, "build_not_ready", "The build is building.", FailureCause.DeploymentNotReady)]
    [InlineData(401, "user_unauthorized", "The current user is not authorized.", FailureCause.InvalidApiKey)]
    [InlineData(401, "user_unauthorized", "No permissions provided for action 'execute'", FailureCause.InvalidApiKey)]
    [InlineData(401, "general_unauthorized_scope", "app.lab@service.h (role: applications) missing scopes ([\"execution.write\"])", FailureCause.MissingScope)]
    [InlineData(401, "general_unauthorized_scope", "User (role: guests) missing scopes ([\"execution.write\"])", FailureCause.InvalidApiKey)]
    [InlineData(401, "general_access_forbidden", "No Appwrite project was specified.", FailureCause.AccessDenied)]
    [InlineData(401, "project_key_expired", "The project key has expired.", FailureCause.ApiKeyExpired)]
    [InlineData(401, "user_jwt_invalid", "Failed to verify JWT.", FailureCause.AccessDenied)]
    [InlineData(402, "some_future_limit", "The project is paused.", FailureCause.AccessDenied)]
    [InlineData(403, "project_id_missing", "Pass the x-appwrite-project header.", FailureCause.ProjectMismatch)]
    [InlineData(403, "user_api_key_and_session_set", "Not both.", FailureCause.AccessDenied)]
    [InlineData(403, "user_jwt_and_cookie_set", "Not both.", FailureCause.AccessDenied)]
    [InlineData(403, "general_service_disabled", "The requested service is disabled.", FailureCause.AccessDenied)]
    [InlineData(403, "general_api_disabled", "The requested API is disabled.", FailureCause.AccessDenied)]
    [InlineData(403, "general_resource_blocked", "Access to this resource is blocked.", FailureCause.AccessDenied)]
    [InlineData(403, "general_unknown_origin", "Invalid Origin.", FailureCause.AccessDenied)]
    [InlineData(404, "project_not_found", "No such project.", FailureCause.ProjectNotFound)]
    [InlineData(404, "function_not_found", "No such function.", FailureCause.FunctionNotFound)]
    [InlineData(404, "function_runtime_unsupported", "Runtime \"node-99\" is not supported", FailureCause.RuntimeUnsupported)]
    [InlineData(404, "deployment_not_found", "Create a deployment first.", FailureCause.DeploymentNotReady)]
    [InlineData(404, "general_route_not_found", "Route not found.", FailureCause.NotAppwrite)]
    [InlineData(408, "function_synchronous_timeout", "Over 30 seconds.", FailureCause.SynchronousTimeout)]
    [InlineData(429, "general_rate_limit_exceeded", "Too many.", FailureCause.RateLimited)]
    [InlineData(451, "general_region_access_denied", "Legal requirements.", FailureCause.AccessDenied)]
    [InlineData(500, "general_unknown", "Server Error", FailureCause.ResponseLost)]
    [InlineData(500, "general_server_error", "Server Error", FailureCause.ServerError)]
    [InlineData(500, "Invalid headers: Alphanumeric characters or hyphens only", "Server Error", FailureCause.RequestRefused)]
    [InlineData(500, "general_protocol_unsupported", "Server Error", FailureCause.HttpsRequired)]
    public async Task A_create_is_refused_with(int status, string type, string message, FailureCause cause)
    {
        var server = new MockedServer(Error(status, type, message));
        var failure = await Failing(() => server.NewClient(retry: RetryPolicy.None).CreateExecutionAsync(new("echo")));

        Assert.Equal(cause, failure.Cause);
        Assert.Equal(status, failure.StatusCode);
        Assert.Equal(type, failure.Type);
        Assert.Equal(message, failure.ServerMessage);
        Assert.Equal("1.9.6", failure.ServerVersion);
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData(400, "general_query_invalid", "Invalid query.", FailureCause.RequestRefused)]
    [InlineData(400, "general_cursor_not_found", "No such cursor.", FailureCause.RequestRefused)]
    [InlineData(400, "database_query_order_null", "No null.", FailureCause.RequestRefused)]
    [InlineData(400, "general_argument_invalid", "Invalid query: Attribute not found in schema: schedule", FailureCause.RequestRefused)]
    [InlineData(401, "general_unauthorized_scope", "app.lab@service.h (role: applications) missing scopes ([\"execution.read\"])", FailureCause.MissingScope)]
    [InlineData(404, "function_not_found", "No such function.", FailureCause.FunctionNotFound)]
    [InlineData(408, "database_timeout", "Database timed out.", FailureCause.ServerUnavailable)]
    [InlineData(500, "general_unknown", "Server Error", FailureCause.ServerError)]
    [InlineData(500, "general_server_error", "Server Error", FailureCause.ServerError)]
    [InlineData(503, "health_queue_size_exceeded", "Queue size threshold hit.", FailureCause.ServerUnavailable)]
    public async Task A_list_is_refused_with(int status, string type, string message, FailureCause cause) =>
        Assert.Equal(cause, (await FailingList(Error(status, type, message))).Cause);

    [Theory]
    [InlineData(400, "execution_in_progress", FailureCause.ExecutionInProgress)]
    [InlineData(404, "execution_not_found", FailureCause.ExecutionNotFound)]
    public async Task A_delete_is_refused_with(int status, string type, FailureCause cause)
    {
        var server = new MockedServer(Error(status, type));

        Assert.Equal(cause, (await Failing(() => server.Client.DeleteExecutionAsync("echo", "a"))).Cause);
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData("app.lab@service.127.0.0.1 (role: applications) missing scopes ([\"executions.write\",\"execution.write\"])", "executions.write,execution.write")]
    [InlineData("app.lab@service.my.read (role: applications) missing scopes ([\"functions.read\"])", "functions.read")]
    [InlineData("app.lab@service.h (role: applications) missing scope (execution.write)", "execution.write")]
    [InlineData("app.lab@service.h (role: applications) missing scopes ([\"public\"])", "public")]
    public async Task The_missing_scopes_are_told_in_the_old_wording_and_the_new(string message, string scopes) =>
        Assert.Equal(scopes.Split(','), (await FailingList(Error(401, "general_unauthorized_scope", message))).Scopes);

    [Fact]
    public async Task Only_a_missing_scope_has_scopes() =>
        Assert.Empty((await FailingList(Error(401, "user_unauthorized", "missing scopes ([\"execution.read\"])"))).Scopes);

    [Theory]
    [InlineData(300)]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_told_and_not_followed(int status)
    {
        var server = new MockedServer(Empty(status, ("Location", "https://elsewhere.test/v1")));

        var failure = await Failing(() => server.Client.CreateExecutionAsync(new("echo")));

        Assert.Equal(FailureCause.UnexpectedRedirect, failure.Cause);
        Assert.Equal("https://elsewhere.test/v1", failure.Location);
        Assert.Single(server.Received);
        Assert.Equal(FailureCause.UnexpectedRedirect, (await FailingList(Empty(status))).Cause);
    }

    [Fact]
    public async Task An_HTML_page_with_401_is_router_protection() =>
        Assert.Equal(FailureCause.HostNotAllowed, (await FailingList(Html(401))).Cause);

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(405)]
    public async Task Any_other_HTML_page_is_not_Appwrite(int status)
    {
        var failure = await FailingList(Html(status));

        Assert.Equal(FailureCause.NotAppwrite, failure.Cause);
        Assert.Null(failure.ServerMessage);
        Assert.Null(failure.Type);
    }

    [Fact]
    public async Task A_413_without_a_word_is_a_refusal() =>
        Assert.Equal(FailureCause.RequestRefused, (await Failing(() => new MockedServer(Empty(413)).Client.CreateExecutionAsync(new("echo")))).Cause);

    [Theory]
    [InlineData(500, FailureCause.ServerError, FailureCause.UnknownOutcome)]
    [InlineData(502, FailureCause.ServerUnavailable, FailureCause.UnknownOutcome)]
    [InlineData(503, FailureCause.ServerUnavailable, FailureCause.ServerUnavailable)]
    [InlineData(504, FailureCause.ServerUnavailable, FailureCause.UnknownOutcome)]
    [InlineData(524, FailureCause.ServerError, FailureCause.UnknownOutcome)]
    public async Task What_a_proxy_says_leaves_a_creates_outcome_open_unless_it_passed_nothing_on(int status, FailureCause ofRead, FailureCause ofCreate)
    {
        Assert.Equal(ofRead, (await FailingList(Html(status))).Cause);
        Assert.Equal(ofCreate, (await Failing(() => new MockedServer(Html(status)).Client.CreateExecutionAsync(new("echo")))).Cause);
    }

    [Theory]
    [InlineData("""{"message":"no Route matched with those values"}""", "no Route matched with those values")]
    [InlineData("""{"error":"x"}""", null)]
    [InlineData("[]", null)]
    [InlineData("{", null)]
    [InlineData("", null)]
    public async Task JSON_that_is_none_of_Appwrites_errors_is_not_Appwrite(string body, string? message)
    {
        var failure = await FailingList(Json(404, body));

        Assert.Equal(FailureCause.NotAppwrite, failure.Cause);
        Assert.Equal(message, failure.ServerMessage);
        Assert.Null(failure.ServerVersion);
    }

    [Fact]
    public async Task The_key_does_not_stand_in_the_type_version_place_or_warning_that_a_server_names()
    {
        var server = new MockedServer(
            Json(400, """{"message":"m","code":400,"type":"x_00ff00ff","version":"1.00ff00ff"}"""),
            Empty(302, ("Location", "https://elsewhere.test/?key=00ff00ff")),
            Json(200, """{"version":"1.00ff00ff"}""", ("X-Appwrite-Warning", "Not for 00ff00ff")));
        var client = server.NewClient(key: "00ff00ff");

        var refused = await Failing(() => client.GetFunctionAsync("echo"));
        Assert.Equal(("x_***", "1.***"), (refused.Type, refused.ServerVersion));
        Assert.Equal("https://elsewhere.test/?key=***", (await Failing(() => client.GetFunctionAsync("echo"))).Location);
        Assert.Equal("1.***", await client.GetVersionAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Not for ***", server.Traces[^1].Warning);
    }

    [Fact]
    public async Task The_key_does_not_stand_in_what_the_server_says()
    {
        var server = new MockedServer(Error(400, "general_argument_invalid", "Bad key 00ff00ff and dynamic_0123456789abcdef"));

        var failure = await Failing(() => server.NewClient(key: "00ff00ff").GetFunctionAsync("echo"));

        Assert.Equal("Bad key *** and dynamic_***", failure.ServerMessage);
        Assert.DoesNotContain("00ff00ff", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nor_in_what_something_else_says_with_a_good_status()
    {
        var server = new MockedServer(Json(200, """{"message":"you sent 00ff00ff"}"""));

        Assert.Equal("you sent ***", (await Failing(() => server.NewClient(key: "00ff00ff").GetFunctionAsync("echo"))).ServerMessage);
    }

    private static Task<RequestFailedException> FailingList(Func<HttpResponseMessage> answer) =>
        Failing(() => new MockedServer(answer).Client.ListExecutionsAsync("echo"));

    private static Task<RequestFailedException> Failing(Func<Task> call) => Assert.ThrowsAsync<RequestFailedException>(call);
}
