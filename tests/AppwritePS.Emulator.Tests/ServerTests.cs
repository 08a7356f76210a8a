using System.Diagnostics;
using System.Net;
using System.Text;

namespace AppwritePS.Emulator.Tests;

public sealed class ServerTests
{
    [Fact]
    public async Task Notes_what_arrived_and_counts_what_ran()
    {
        await using TestServer server = await TestServer.StartAsync();
        await server.CreateAsync("echo", """{"path":"/a"}""", ("X-Mine", "yes"));
        await server.GetAsync("/health?x=%20");
        Assert.Equal(["POST /v1/functions/echo/executions", "GET /v1/health?x=%20"], server.Emulator.Requests.Select(r => r.ToString()));
        Assert.Equal(("yes", """{"path":"/a"}"""), (server.Emulator.Requests[0].Headers["x-mine"], server.Emulator.Requests[0].BodyText));
        Assert.Equal((2, 1), (server.Emulator.RequestCount, server.Emulator.ExecutionCount));
    }

    [Fact]
    public async Task Keeps_counting_when_it_notes_nothing_or_only_the_newest()
    {
        await using TestServer silent = await TestServer.StartAsync(o => o with { RecordRequests = false });
        await using TestServer brief = await TestServer.StartAsync(o => o with { RecordLimit = 1 });
        foreach (TestServer server in (TestServer[])[silent, brief])
        {
            await server.CreateAsync("echo", """{"path":"/1"}""");
            await server.CreateAsync("echo", """{"path":"/2"}""");
            Assert.Equal((2, 2), (server.Emulator.RequestCount, server.Emulator.ExecutionCount));
        }
        Assert.Empty(silent.Emulator.Requests);
        Assert.Empty(silent.Emulator.Executions);
        Assert.Equal("/2", Assert.Single(brief.Emulator.Executions).Path);
    }

    [Fact]
    public async Task Takes_many_requests_at_once()
    {
        await using TestServer server = await TestServer.StartAsync();
        TestAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => server.CreateAsync("echo", $$"""{"path":"/{{i}}","async":{{(i % 5 == 0 ? "true" : "false")}}}""")));
        await Task.WhenAll(answers.Select(a => server.WhenFinishedAsync(a.Id)));
        Assert.Equal(500, answers.Select(a => a.Id).Distinct().Count());
        Assert.Equal(500, server.Emulator.ExecutionCount);
        TestAnswer list = await server.ListAsync("echo", """{"method":"limit","values":[1000]}""", """{"method":"equal","attribute":"status","values":["completed"]}""");
        Assert.Equal(500, list.Json["executions"]!.AsArray().Select(e => e!["requestPath"]!.GetValue<string>()).Distinct().Count());
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("deflate", "deflate")]
    [InlineData("identity", "")]
    public async Task Compresses_an_answer_over_1_KiB_as_asked_for(string accepted, string expected)
    {
        await using TestServer server = await TestServer.StartAsync();
        Assert.Equal(expected, (await server.CreateAsync("echo", """{"path":"/big/2000"}""", ("Accept-Encoding", accepted))).ContentEncoding);
        Assert.Equal("", (await server.CreateAsync("echo", """{"path":"/empty"}""", ("Accept-Encoding", accepted))).ContentEncoding);
    }

    [Fact]
    public async Task Answers_a_bare_JSON_string_with_a_JSON_text_that_is_said_to_be_HTML()
    {
        await using TestServer server = await TestServer.StartAsync();
        TestAnswer answer = await server.CreateAsync("echo", "\"text\"");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.StartsWith("text/html", answer.ContentType, StringComparison.Ordinal);
        Assert.Null(answer.Json["type"]);
    }

    [Theory]
    [InlineData("", HttpStatusCode.MovedPermanently, "text/html")]
    [InlineData("/functions", HttpStatusCode.NotFound, "text/html")]
    [InlineData("/console/x", HttpStatusCode.OK, "text/html")]
    [InlineData("/versions", HttpStatusCode.OK, "application/json")]
    public async Task Answers_outside_v1_as_a_server_with_a_console(string path, HttpStatusCode status, string type)
    {
        await using TestServer server = await TestServer.StartAsync();
        TestAnswer answer = await server.GetAsync("/.." + path);
        Assert.Equal(status, answer.Status);
        Assert.StartsWith(type, answer.ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_unknown_routes_in_JSON_as_an_older_server()
    {
        await using TestServer server = await TestServer.StartAsync(o => o with { Version = "1.9.0" });
        Assert.Equal("general_route_not_found", (await server.GetAsync("/nope")).Text("type"));
    }

    [Fact]
    public async Task Stops_at_once_while_functions_run()
    {
        TestServer server = await TestServer.StartAsync();
        Task<TestAnswer> hanging = server.CreateAsync("echo", """{"path":"/hang"}""");
        await server.Clock.WhenAwaitedAsync(TimeSpan.FromSeconds(30));
        await server.CreateAsync("echo", """{"path":"/hang","async":true}""");
        long started = Stopwatch.GetTimestamp();
        await server.Emulator.DisposeAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => hanging);
    }

    [Theory]
    [InlineData("9.9.9.9.9")]
    [InlineData("70000")]
    [InlineData("--server-version")]
    [InlineData("--server-version", "0.1.0")]
    [InlineData("--server-version", "1.7", "8080")]
    public async Task Tells_its_usage_where_the_command_line_is_none(params string[] args)
    {
        using Process program = Process.Start(new ProcessStartInfo("dotnet", [typeof(AppwriteEmulator).Assembly.Location, .. args]) { RedirectStandardError = true })!;
        string told = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, program.ExitCode);
        Assert.StartsWith("Usage: AppwritePS.Emulator [PORT] [--server-version VERSION]", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.9.6")]
    [InlineData("1.7.4", "--server-version", "1.7")]
    [InlineData("1.9.0", "0", "--server-version", "1.9.0")]
    public async Task Runs_alone_and_prints_endpoint_project_key_and_version(string version, params string[] args)
    {
        using Process program = Process.Start(new ProcessStartInfo("dotnet", [typeof(AppwriteEmulator).Assembly.Location, .. args]) { RedirectStandardOutput = true })!;
        try
        {
            var printed = new Dictionary<string, string>();
            while (printed.Count < 4 && await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is string line)
            {
                string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                printed[words[0]] = words[1];
            }
            using var http = new HttpClient();
            http.DefaultRequestHeaders.Add("X-Appwrite-Project", printed["project"]);
            http.DefaultRequestHeaders.Add("X-Appwrite-Key", printed["key"]);
            using var body = new StringContent("""{"path":"/json"}""", Encoding.UTF8, "application/json");
            HttpResponseMessage answer = await http.PostAsync(new Uri(printed["endpoint"] + "/functions/echo/executions"), body, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            Assert.Equal(version, printed["version"]);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }
}
