using System.Net;

namespace AppwritePS.Emulator.Tests;

public sealed class FunctionHandlerTests
{
    [Fact]
    public async Task Gets_what_the_client_sent_and_answers_for_the_function()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Emulator.AddFunction("mine", (request, _) => Task.FromResult(
            FunctionResponse.Json($$"""{"got":"{{request.Method}} {{request.Path}} {{request.BodyText}} {{request.Headers["X-MINE"]}}"}""", 404) with { Logs = "done\n" }));

        TestAnswer answer = await server.CreateAsync("mine", """{"method":"PUT","path":"/p?q=1","body":"hello","headers":{"x-mine":"yes"}}""");

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("completed", answer.Text("status"));
        Assert.Equal(404, answer.Number("responseStatusCode"));
        Assert.Equal("""{"got":"PUT /p?q=1 hello yes"}""", answer.Text("responseBody"));
        Assert.Equal("done\n", answer.Text("logs"));
        FunctionRequest run = Assert.Single(server.Emulator.Executions);
        Assert.Equal(("mine", answer.Id, ExecutionTrigger.Http), (run.FunctionId, run.ExecutionId, run.Trigger));
    }

    [Fact]
    public async Task Gets_the_data_of_a_client_from_before_1_4()
    {
        await using TestServer server = await TestServer.StartAsync();
        await server.CreateAsync("echo", """{"data":"old"}""", ("X-Appwrite-Response-Format", "1.3.0"));
        await server.CreateAsync("echo", """{"data":"old"}""", ("X-Appwrite-Response-Format", "1.4.0"));
        Assert.Equal(["old", ""], server.Emulator.Executions.Select(e => e.BodyText));
    }

    [Fact]
    public async Task That_throws_makes_the_execution_fail()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Emulator.AddFunction("mine", (_, _) => throw new InvalidOperationException("broken"));
        TestAnswer answer = await server.CreateAsync("mine", "{}");
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("failed", answer.Text("status"));
        Assert.Equal(500, answer.Number("responseStatusCode"));
        Assert.Contains("broken", answer.Text("errors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Can_stand_for_a_broken_executor()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Emulator.AddFunction("mine", (_, _) => throw new ExecutorException("gone", 503));
        Assert.Equal(@"gone\nError Code: 503", (await server.CreateAsync("mine", "{}")).Text("errors"));
    }

    [Fact]
    public async Task Has_no_logs_where_logging_is_off()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Emulator.AddFunction(new EmulatedFunction
        {
            Id = "quiet",
            Logging = false,
            Handler = (_, _) => Task.FromResult(FunctionResponse.Text("ok") with { Logs = "l", Errors = "e" }),
        });
        TestAnswer answer = await server.CreateAsync("quiet", "{}");
        Assert.Equal(("", ""), (answer.Text("logs"), answer.Text("errors")));
    }

    [Fact]
    public async Task Is_ended_at_its_own_timeout_with_a_failed_execution()
    {
        await using TestServer server = await TestServer.StartAsync();
        var cancelled = new TaskCompletionSource();
        server.Emulator.AddFunction("slow", async (_, cancellationToken) =>
        {
            cancellationToken.Register(cancelled.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new FunctionResponse();
        });
        Task<TestAnswer> creating = server.CreateAsync("slow", "{}");
        await server.Clock.WhenAwaitedAsync(TimeSpan.FromSeconds(15));
        server.Clock.Advance(TimeSpan.FromSeconds(15));
        TestAnswer answer = await creating;

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(("failed", "Execution timed out."), (answer.Text("status"), answer.Text("errors")));
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Runs_on_after_the_synchronous_limit_which_leaves_a_failed_execution_without_telling_its_id()
    {
        await using TestServer server = await TestServer.StartAsync(o => o with { SynchronousLimit = TimeSpan.FromSeconds(5) });
        Task<TestAnswer> creating = server.CreateAsync("echo", """{"path":"/sleep/10"}""");
        await server.Clock.WhenAwaitedAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(0, (await server.ListAsync("echo")).Number("total"));
        server.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("function_synchronous_timeout", (await creating).Text("type"));
        string list = (await server.ListAsync("echo")).BodyText;
        Assert.Contains("""total":1""", list, StringComparison.Ordinal);
        Assert.Contains("""status":"failed","requestMethod":"POST","requestPath":"\/sleep\/10""", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"method":"PROBE"}""", "general_argument_invalid")]
    [InlineData("""{"body":null}""", "general_unknown")]
    [InlineData("""{"scheduledAt":"2026-12-01T00:00:00Z"}""", "general_bad_request")]
    public async Task Is_not_run_by_a_request_that_is_refused(string json, string type)
    {
        await using TestServer server = await TestServer.StartAsync();
        Assert.Equal(type, (await server.CreateAsync("echo", json)).Text("type"));
        Assert.Equal(0, server.Emulator.ExecutionCount);
        Assert.Equal(0, (await server.ListAsync("echo")).Number("total"));
    }

    [Fact]
    public async Task Is_not_known_in_an_emulator_without_built_in_functions()
    {
        await using TestServer server = await TestServer.StartAsync(o => o with { BuiltInFunctions = BuiltInFunctionSet.None });
        Assert.Equal("function_not_found", (await server.CreateAsync("echo", "{}")).Text("type"));
    }

    [Fact]
    public async Task Of_the_quickstart_answers_in_JSON()
    {
        await using TestServer server = await TestServer.StartAsync();
        TestAnswer sent = await server.CreateAsync("send_notification", """{"body":"{\"to\":\"ada\",\"message\":\"hi\"}"}""");
        Assert.Equal("""{"sent":true,"to":"ada","message":"hi"}""", sent.Text("responseBody"));
        TestAnswer image = await server.CreateAsync("process_image", """{"method":"GET","path":"/?format=png&width=300"}""");
        Assert.Equal("""{"format":"png","width":300,"height":1080}""", image.Text("responseBody"));
    }
}
