using System.Net;

namespace AppwritePS.Emulator.Tests;

public sealed class AsyncExecutionTests
{
    [Fact]
    public async Task Waits_until_it_has_ended_and_then_shows_its_result()
    {
        await using TestServer server = await TestServer.StartAsync();
        TestAnswer created = await server.CreateAsync("echo", """{"async":true,"path":"/sleep/3"}""");
        Assert.Equal(HttpStatusCode.Accepted, created.Status);
        Assert.Equal("waiting", created.Text("status"));

        await server.Clock.WhenAwaitedAsync(TimeSpan.FromSeconds(3));
        Assert.Equal("waiting", await server.StatusAsync(created.Id));
        server.Clock.Advance(TimeSpan.FromSeconds(3));
        EmulatedExecution finished = await server.WhenFinishedAsync(created.Id);

        Assert.Equal(3, finished.Duration);
        TestAnswer ended = await server.GetAsync($"/functions/echo/executions/{created.Id}");
        Assert.Equal("completed", ended.Text("status"));
        Assert.Equal(200, ended.Number("responseStatusCode"));
        Assert.Equal("", ended.Text("responseBody"));
    }

    [Fact]
    public async Task Is_shown_as_processing_while_it_runs_on_an_older_server()
    {
        await using TestServer server = await TestServer.StartAsync(o => o with { Version = "1.8.1" });
        TestAnswer running = await server.CreateAsync("echo", """{"async":true,"path":"/sleep/30"}""");
        await server.Clock.WhenAwaitedAsync(TimeSpan.FromSeconds(30));
        TestAnswer queued = await server.CreateAsync("echo", """{"async":true}""");
        server.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal("processing", await server.StatusAsync(running.Id));
        Assert.Equal("waiting", await server.StatusAsync(queued.Id));
        Assert.Equal(HttpStatusCode.BadRequest, (await server.DeleteAsync("echo", running.Id)).Status);
    }

    [Fact]
    public async Task Is_presumed_lost_when_older_than_the_functions_timeout_and_still_completes()
    {
        await using TestServer server = await TestServer.StartAsync();
        TestAnswer created = await server.CreateAsync("echo", """{"async":true,"path":"/sleep/20"}""");
        await server.Clock.WhenAwaitedAsync(TimeSpan.FromSeconds(20));
        server.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("waiting", await server.StatusAsync(created.Id));

        server.Clock.Advance(TimeSpan.FromSeconds(1));
        TestAnswer lost = await server.GetAsync($"/functions/echo/executions/{created.Id}");
        Assert.Equal("failed", lost.Text("status"));
        Assert.Equal(0, lost.Number("responseStatusCode"));
        Assert.Contains("\"status\":\"failed\"", (await server.ListAsync("echo")).BodyText, StringComparison.Ordinal);
        Assert.Equal(1, (await server.ListAsync("echo", """{"method":"equal","attribute":"status","values":["failed"]}""")).Number("total"));

        server.Clock.Advance(TimeSpan.FromSeconds(4));
        await server.WhenFinishedAsync(created.Id);
        Assert.Equal("completed", await server.StatusAsync(created.Id));
    }

    [Fact]
    public async Task Comes_back_completed_after_it_was_deleted_as_lost()
    {
        await using TestServer server = await TestServer.StartAsync();
        TestAnswer created = await server.CreateAsync("echo", """{"async":true,"path":"/sleep/20"}""");
        await server.Clock.WhenAwaitedAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("execution_in_progress", (await server.DeleteAsync("echo", created.Id)).Text("type"));

        server.Clock.Advance(TimeSpan.FromSeconds(16));
        Task<EmulatedExecution> finished = server.WhenFinishedAsync(created.Id);
        Assert.Equal(HttpStatusCode.NoContent, (await server.DeleteAsync("echo", created.Id)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync($"/functions/echo/executions/{created.Id}")).Status);

        server.Clock.Advance(TimeSpan.FromSeconds(4));
        await finished;
        Assert.Equal("completed", await server.StatusAsync(created.Id));
        Assert.Equal(1, (await server.ListAsync("echo")).Number("total"));
    }

    [Fact]
    public async Task Waits_for_the_only_worker()
    {
        await using TestServer server = await TestServer.StartAsync();
        await server.CreateAsync("echo", """{"async":true,"path":"/sleep/3"}""");
        TestAnswer second = await server.CreateAsync("echo", """{"async":true,"path":"/json"}""");
        await server.Clock.WhenAwaitedAsync(TimeSpan.FromSeconds(3));
        Assert.Equal("waiting", await server.StatusAsync(second.Id));
        server.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(ExecutionStatus.Completed, (await server.WhenFinishedAsync(second.Id)).Status);
    }

    [Fact]
    public async Task Does_not_wait_for_a_busy_worker_if_there_is_another()
    {
        await using TestServer server = await TestServer.StartAsync(o => o with { AsyncWorkers = 2 });
        await server.CreateAsync("echo", """{"async":true,"path":"/sleep/3"}""");
        TestAnswer second = await server.CreateAsync("echo", """{"async":true,"path":"/json"}""");
        Assert.Equal(ExecutionStatus.Completed, (await server.WhenFinishedAsync(second.Id)).Status);
    }

    [Fact]
    public async Task Fails_at_the_functions_timeout()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Emulator.AddFunction("slow", async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new FunctionResponse();
        });
        TestAnswer created = await server.CreateAsync("slow", """{"async":true}""");
        await server.Clock.WhenAwaitedAsync(TimeSpan.FromSeconds(15));
        server.Clock.Advance(TimeSpan.FromSeconds(15));
        EmulatedExecution finished = await server.WhenFinishedAsync(created.Id);

        Assert.Equal(ExecutionStatus.Failed, finished.Status);
        Assert.Equal(500, finished.ResponseStatusCode);
        Assert.Contains("timed out", finished.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_when_the_executor_is_down_and_runs_nothing()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Emulator.IsExecutorDown = true;
        TestAnswer created = await server.CreateAsync("echo", """{"async":true}""");
        EmulatedExecution finished = await server.WhenFinishedAsync(created.Id);
        Assert.EndsWith(@"\nError Code: 0", finished.Errors, StringComparison.Ordinal);
        Assert.Equal(0, server.Emulator.ExecutionCount);
    }
}
