using System.Text;
using Xunit;
using static AppwritePS.Client.Tests.MockedServer;

namespace AppwritePS.Client.Tests;

public class AppwriteClientTests
{
    private const string Guests = "User (role: guests) missing scopes ([\"health.read\"])";
    private const string Applications = "app.lab@service.h (role: applications) missing scopes ([\"executions.read\",\"execution.read\"])";

    [Fact]
    public async Task A_create_returns_the_execution_with_its_body_from_multipart()
    {
        var server = new MockedServer(Answer(
            201,
            "multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"$id\"\r\n\r\na\r\n--b\r\nContent-Disposition: form-data; name=\"responseBody\"\r\n\r\n\u00ff\u0000\r\n--b--\r\n"));

        Assert.Equal([0xff, 0], (await server.Client.CreateExecutionAsync(new("echo"))).ResponseBytes!);
    }

    [Fact]
    public async Task A_create_returns_it_from_JSON_as_well()
    {
        var server = new MockedServer(Json(201, """{"$id":"a","responseBody":"text"}"""));

        Assert.Equal("text", Encoding.UTF8.GetString((await server.Client.CreateExecutionAsync(new("echo"))).ResponseBytes!));
    }

    [Fact]
    public async Task A_queued_execution_has_no_body()
    {
        var server = new MockedServer(Json(202, """{"$id":"a","status":"waiting","responseBody":""}"""));

        Assert.Null((await server.Client.CreateExecutionAsync(new("echo") { Async = true })).ResponseBytes);
    }

    [Theory]
    [InlineData(201, "application/json", """{"total":1,"executions":[]}""")]
    [InlineData(201, "application/json", "[]")]
    [InlineData(201, "application/json", "{\"$id\":\"a\"")]
    [InlineData(201, "application/json", "")]
    [InlineData(201, "text/html", "<html></html>")]
    [InlineData(201, "multipart/form-data", "--b\r\n")]
    [InlineData(201, "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"$id\"\r\n\r\na\r\n--b\r\nContent-Dispo")]
    [InlineData(201, "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"status\"\r\n\r\na\r\n--b--\r\n")]
    [InlineData(202, "application/json", "{}")]
    public async Task After_created_or_accepted_only_the_response_is_lost(int status, string contentType, string body)
    {
        var server = new MockedServer(Answer(status, contentType, body));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.CreateExecutionAsync(new("echo")));

        Assert.Equal(FailureCause.ResponseLost, failure.Cause);
        Assert.Equal(status, failure.StatusCode);
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData("application/json", """{"total":1,"executions":[]}""")]
    [InlineData("text/html", "<html></html>")]
    [InlineData("application/json", "")]
    public async Task What_answers_a_create_with_200_and_no_execution_is_not_Appwrite(string contentType, string body)
    {
        var server = new MockedServer(Answer(200, contentType, body));

        Assert.Equal(FailureCause.NotAppwrite, (await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.CreateExecutionAsync(new("echo")))).Cause);
    }

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"total":1}""")]
    [InlineData("""{"total":1,"executions":{},"functions":{}}""")]
    [InlineData("""{"total":1,"executions":[null],"functions":[null]}""")]
    [InlineData("""{"total":1,"executions":[{}],"functions":[{}]}""")]
    public async Task What_answers_a_read_in_another_shape_is_not_Appwrite(string body)
    {
        var client = new MockedServer(Json(200, body)).Client;

        foreach (var read in (Func<Task>[])
            [
                () => client.GetExecutionAsync("echo", "a"),
                () => client.ListExecutionsAsync("echo"),
                () => client.GetFunctionAsync("echo"),
                () => client.ListFunctionsAsync(),
                () => client.GetHealthAsync(),
                () => client.GetVersionAsync(),
            ])
        {
            Assert.Equal(FailureCause.NotAppwrite, (await Assert.ThrowsAsync<RequestFailedException>(read)).Cause);
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public async Task A_read_ends_where_no_answer_of_Appwrites_does(int status)
    {
        var server = new MockedServer(Endless(status));

        Assert.Equal(FailureCause.AnswerTooLarge, (await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.GetFunctionAsync("echo"))).Cause);
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData(201, FailureCause.ResponseLost)]
    [InlineData(500, FailureCause.UnknownOutcome)]
    public async Task A_create_too_and_the_function_may_have_run(int status, FailureCause cause)
    {
        var server = new MockedServer(Endless(status));

        Assert.Equal(cause, (await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.CreateExecutionAsync(new("echo")))).Cause);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task An_error_with_a_good_status_is_told_from_its_words()
    {
        var server = new MockedServer(Error(200, "user_unauthorized", "Not so."));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.ListExecutionsAsync("echo"));

        Assert.Equal((FailureCause.InvalidApiKey, "Not so."), (failure.Cause, failure.ServerMessage));
    }

    [Fact]
    public async Task A_page_whose_total_was_not_asked_for_has_none()
    {
        var server = new MockedServer(Json(200, """{"total":0,"executions":[],"functions":[]}"""));

        Assert.Null((await server.Client.ListExecutionsAsync("echo", new ListQuery().WithoutTotal())).Total);
        Assert.Null((await server.Client.ListFunctionsAsync(new ListQuery().WithoutTotal())).Total);
    }

    [Fact]
    public async Task A_page_has_its_total_and_its_executions_without_bodies()
    {
        var server = new MockedServer(Json(200, """{"total":5000,"executions":[{"$id":"a","responseBody":""},{"$id":"b"}]}"""));

        var page = await server.Client.ListExecutionsAsync("echo");

        Assert.Equal(5000, page.Total);
        Assert.Equal(["a", "b"], page.Items.Select(execution => execution.Id));
        Assert.All(page.Items, execution => Assert.Null(execution.ResponseBytes));
    }

    [Fact]
    public async Task A_page_of_functions_may_come_without_a_total()
    {
        var server = new MockedServer(Json(200, """{"functions":[{"$id":"echo"}]}"""));

        var page = await server.Client.ListFunctionsAsync(new ListQuery().Limit(1));

        Assert.Null(page.Total);
        Assert.Equal("echo", Assert.Single(page.Items).Id);
    }

    [Theory]
    [InlineData("..", "a", RequestRule.FunctionId)]
    [InlineData("echo", "..", RequestRule.ExecutionId)]
    [InlineData("echo", "", RequestRule.ExecutionId)]
    [InlineData("echo", "a\n", RequestRule.ExecutionId)]
    public async Task A_bad_id_reaches_no_server(string functionId, string executionId, RequestRule rule)
    {
        var server = new MockedServer(Empty(204));

        Assert.Equal(rule, (await Assert.ThrowsAsync<InvalidRequestException>(() => server.Client.DeleteExecutionAsync(functionId, executionId))).Rule);
        Assert.Equal(rule, (await Assert.ThrowsAsync<InvalidRequestException>(() => server.Client.GetExecutionAsync(functionId, executionId))).Rule);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_request_that_breaks_a_rule_reaches_no_server()
    {
        var server = new MockedServer(Json(201, """{"$id":"a"}"""));

        await Assert.ThrowsAsync<InvalidRequestException>(() => server.Client.CreateExecutionAsync(new("echo") { Path = "/#" }));

        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Deleting_what_is_not_there_is_an_error()
    {
        var server = new MockedServer(Error(404, "execution_not_found"));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.DeleteExecutionAsync("echo", "a"));

        Assert.Equal(FailureCause.ExecutionNotFound, failure.Cause);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Deleting_what_an_own_lost_try_may_have_deleted_is_none(int status)
    {
        var server = new MockedServer(Html(status), Error(404, "execution_not_found"));

        await server.Client.DeleteExecutionAsync("echo", "a");

        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public async Task A_delete_that_the_limiter_refused_has_deleted_nothing()
    {
        var server = new MockedServer(Error(429, "general_rate_limit_exceeded"), Error(404, "execution_not_found"));

        await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.DeleteExecutionAsync("echo", "a"));
    }

    [Fact]
    public async Task What_was_just_created_may_be_written_only_after_the_answer()
    {
        var created = new MockedServer(Json(201, """{"$id":"a"}"""), Error(404, "execution_not_found"), Json(200, """{"$id":"a","status":"completed"}"""));
        var execution = await created.Client.CreateExecutionAsync(new("echo"));

        Assert.True(execution.IsJustCreated);
        Assert.False((await created.Client.GetExecutionAsync("echo", "a", isJustCreated: true)).IsJustCreated);
        Assert.Equal(3, created.Received.Count);
    }

    [Fact]
    public async Task Deleting_what_stays_missing_is_an_error_however_new_it_is()
    {
        var server = new MockedServer(Error(404, "execution_not_found"));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.DeleteExecutionAsync("echo", "a", isJustCreated: true));

        Assert.Equal(FailureCause.ExecutionNotFound, failure.Cause);
        Assert.Equal(3, server.Received.Count);
    }

    [Fact]
    public async Task A_new_one_that_an_own_lost_try_deleted_is_not_looked_for_again()
    {
        var server = new MockedServer(Html(502), Error(404, "execution_not_found"));

        await server.Client.DeleteExecutionAsync("echo", "a", isJustCreated: true);

        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public async Task Another_things_404_is_no_deletion()
    {
        var server = new MockedServer(Html(502), Error(404, "function_not_found"));

        Assert.Equal(FailureCause.FunctionNotFound, (await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.DeleteExecutionAsync("echo", "a"))).Cause);
    }

    [Fact]
    public async Task A_page_that_answers_a_delete_with_200_is_not_Appwrite()
    {
        var server = new MockedServer(Html(200));

        Assert.Equal(FailureCause.NotAppwrite, (await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.DeleteExecutionAsync("echo", "a"))).Cause);
    }

    [Fact]
    public async Task A_key_is_good_when_health_answers()
    {
        var server = new MockedServer(Json(200, """{"name":"http","ping":0,"status":"pass"}"""));

        await server.Client.CheckKeyAsync();

        Assert.EndsWith("/v1/health", Assert.Single(server.Received).Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_health_a_key_is_good_when_it_is_told_of_the_function(bool isHtml)
    {
        var server = new MockedServer(NoHealth(isHtml), Error(404, "function_not_found"));

        await server.Client.CheckKeyAsync();

        Assert.Equal(2, server.Received.Count);
        Assert.Contains("/v1/functions/appwriteps-no-such-function/executions?", server.Received[1].Url, StringComparison.Ordinal);
        Assert.Equal("GET", server.Received[1].Method);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Or_when_it_only_lacks_the_scope(bool isHtml) =>
        await new MockedServer(NoHealth(isHtml), Error(401, "general_unauthorized_scope", Applications)).Client.CheckKeyAsync();

    [Fact]
    public async Task Or_when_it_lacks_the_scope_of_health_itself()
    {
        var server = new MockedServer(Error(401, "general_unauthorized_scope", Applications));

        await server.Client.CheckKeyAsync();

        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData("general_unauthorized_scope", Guests)]
    [InlineData("user_unauthorized", "The current user is not authorized.")]
    public async Task A_key_that_counts_for_a_guests_is_none(string type, string message)
    {
        Assert.Equal(FailureCause.InvalidApiKey, await Checked(Error(401, type, message)));
        Assert.Equal(FailureCause.InvalidApiKey, await Checked(NoHealth(isHtml: true), Error(401, type, message)));
    }

    [Fact]
    public async Task An_expired_key_and_a_missing_project_are_told()
    {
        Assert.Equal(FailureCause.ApiKeyExpired, await Checked(Error(401, "project_key_expired")));
        Assert.Equal(FailureCause.ProjectNotFound, await Checked(Error(404, "project_not_found")));
    }

    [Fact]
    public async Task Where_neither_route_is_it_is_not_Appwrite() =>
        Assert.Equal(FailureCause.NotAppwrite, await Checked(Html(404), Html(404)));

    [Fact]
    public async Task A_page_with_200_in_place_of_health_is_not_asked_on()
    {
        var server = new MockedServer(Html(200));

        await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.CheckKeyAsync());

        Assert.Single(server.Received);
    }

    private static Func<HttpResponseMessage> Endless(int status) => () => new((System.Net.HttpStatusCode)status)
    {
        Content = new StreamContent(new GeneratedStream(GeneratedStream.Filling(long.MaxValue))),
    };

    private static Func<HttpResponseMessage> NoHealth(bool isHtml) => isHtml ? Html(404) : Error(404, "general_route_not_found");

    private static async Task<FailureCause> Checked(params Func<HttpResponseMessage>[] answers) =>
        (await Assert.ThrowsAsync<RequestFailedException>(() => new MockedServer(answers).Client.CheckKeyAsync())).Cause;
}
