using System.Net;
using System.Text;

namespace AppwritePS.Emulator.Tests;

/// <summary>Each way in which server versions differ, on both sides of the version that made the difference. The clocks start at 18:00:00.</summary>
public sealed class ServerVersionTests
{
    private const string Format = "X-Appwrite-Response-Format";

    [Theory]
    [InlineData("1.6", "1.6.2")]
    [InlineData("1.7", "1.7.4")]
    [InlineData("1.8", "1.8.1")]
    [InlineData("1.8.0", "1.8.0")]
    [InlineData("1.9", "1.9.6")]
    [InlineData("2.x", "2.4.0")]
    public async Task A_line_stands_for_the_last_of_it_and_is_told_everywhere(string version, string told)
    {
        await using TestServer server = await StartAsync(version);
        Assert.Equal(told, server.Emulator.Version);
        Assert.Equal(told, (await server.GetAsync("/health/version", ("X-Appwrite-Key", ""))).Text("version"));
        Assert.Equal(told, (await server.GetAsync("/functions/nosuch")).Text("version"));
        Assert.Equal(told, (await server.GetAsync("/../versions")).Text("server"));
    }

    [Theory]
    [InlineData("1.5.11")]
    [InlineData("2")]
    [InlineData("newest")]
    public async Task What_is_no_version_that_is_known_is_refused(string version) =>
        await Assert.ThrowsAsync<ArgumentException>("text", () => StartAsync(version));

    [Theory]
    [InlineData("1.7", HttpStatusCode.BadRequest)]
    [InlineData("1.8", HttpStatusCode.Created)]
    public async Task HEAD_can_be_executed_from_1_8(string version, HttpStatusCode status)
    {
        await using TestServer server = await StartAsync(version);
        TestAnswer answer = await server.CreateAsync("echo", """{"method":"HEAD"}""");
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == HttpStatusCode.BadRequest, answer.BodyText.Contains("`method`", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.7", false)]
    [InlineData("1.8", true)]
    public async Task An_execution_names_its_deployment_its_own_id_in_headers_and_the_client_from_1_8(string version, bool told)
    {
        await using TestServer server = await StartAsync(version);
        TestAnswer answer = await server.CreateAsync("echo", "{}");
        Assert.Equal(told, answer.Json["deploymentId"] is not null);
        Assert.Equal(told, answer.Json["responseHeaders"]!.ToJsonString().Contains("x-appwrite-execution-id", StringComparison.Ordinal));
        Assert.Equal(told, answer.Json["requestHeaders"]!.ToJsonString().Contains("x-appwrite-client-ip", StringComparison.Ordinal));
        FunctionRequest run = Assert.Single(server.Emulator.Executions);
        Assert.Equal((told, told), (run.Headers.ContainsKey("x-appwrite-execution-id"), run.Headers.ContainsKey("x-appwrite-client-ip")));
        Assert.Equal("http", run.Headers["x-appwrite-trigger"]);
    }

    [Theory]
    [InlineData("1.8", "", false, false)]
    [InlineData("1.9.0", "", true, false)]
    [InlineData("1.9.6", "", true, true)]
    [InlineData("1.9.6", "1.8.0", false, true)]
    public async Task A_function_has_specifications_from_1_9_0_and_branches_from_1_9_5(string version, string format, bool specifications, bool branches)
    {
        await using TestServer server = await StartAsync(version);
        TestAnswer function = await server.GetAsync("/functions/echo", (Format, format));
        Assert.Equal((specifications, specifications), (function.Json["buildSpecification"] is not null, function.Json["runtimeSpecification"] is not null));
        Assert.Equal((branches, branches), (function.Json["providerBranches"] is not null, function.Json["providerPaths"] is not null));
    }

    [Theory]
    [InlineData("1.7", "(role: applications) missing scope (execution.write)")]
    [InlineData("1.8", """(role: applications) missing scopes (["execution.write"])""")]
    [InlineData("1.9.0", """(role: applications) missing scopes (["execution.write"])""")]
    [InlineData("1.9.6", """(role: applications) missing scopes (["executions.write","execution.write"])""")]
    public async Task A_missing_scope_is_told_in_the_versions_words(string version, string words)
    {
        await using TestServer server = await StartAsync(version);
        string old = server.Emulator.CreateKey(Scope.ExecutionRead);
        Assert.EndsWith(words, (await server.CreateAsync("echo", "{}", ("X-Appwrite-Key", old))).Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.9.0", HttpStatusCode.Unauthorized)]
    [InlineData("1.9.5", HttpStatusCode.Created)]
    public async Task Plural_scopes_count_from_1_9_5(string version, HttpStatusCode status)
    {
        await using TestServer server = await StartAsync(version);
        Assert.Equal(status, (await server.CreateAsync("echo", "{}", ("X-Appwrite-Key", server.Emulator.CreateKey(Scope.ExecutionsWrite)))).Status);
    }

    [Theory]
    [InlineData("1.8", HttpStatusCode.Unauthorized, "user_unauthorized", HttpStatusCode.OK)]
    [InlineData("1.9.0", HttpStatusCode.Forbidden, "project_id_missing", HttpStatusCode.Forbidden)]
    public async Task A_key_goes_with_the_header_of_its_project_from_1_9_0(string version, HttpStatusCode without, string type, HttpStatusCode inQuery)
    {
        await using TestServer server = await StartAsync(version);
        TestAnswer refused = await SendAsync(server, HttpMethod.Post, "/functions/echo/executions", ("X-Appwrite-Key", server.Emulator.ApiKey));
        Assert.Equal((without, type), (refused.Status, refused.Text("type")));
        Assert.Equal(inQuery, (await SendAsync(server, HttpMethod.Get, "/functions/echo?project=labproj", ("X-Appwrite-Key", server.Emulator.ApiKey))).Status);
        Assert.Equal(inQuery, (await SendAsync(server, HttpMethod.Get, "/functions/echo", ("X-Appwrite-Project", "LABPROJ"), ("X-Appwrite-Key", server.Emulator.ApiKey))).Status);
    }

    [Theory]
    [InlineData("1.8", false)]
    [InlineData("1.9.0", true)]
    [InlineData("1.9.5", false)]
    [InlineData("2.x", false)]
    public async Task Only_1_9_0_serves_none_but_its_own_names(string version, bool isRefused)
    {
        await using TestServer server = await StartAsync(version);
        TestAnswer answer = await server.GetAsync("/health", ("Host", "alias.example"));
        Assert.Equal(isRefused ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, answer.Status);
        Assert.Equal(isRefused, answer.ContentType.StartsWith("text/html", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/health", ("Host", "localhost"))).Status);
    }

    [Theory]
    [InlineData("1.6", "application/json", "application/json")]
    [InlineData("1.7", "text/html", "application/json")]
    [InlineData("1.9.0", "text/html", "application/json")]
    [InlineData("1.9.5", "text/html", "text/html")]
    public async Task Unknown_routes_are_HTML_outside_of_v1_from_1_7_and_in_it_from_1_9_5(string version, string outside, string inside)
    {
        await using TestServer server = await StartAsync(version);
        TestAnswer[] answers = [await server.GetAsync("/../functions"), await server.GetAsync("/nope")];
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.Status));
        Assert.Equal([outside, inside], answers.Select(answer => answer.ContentType.Split(';')[0]));
    }

    [Theory]
    [InlineData("1.9.0", true)]
    [InlineData("1.9.5", false)]
    public async Task A_request_that_is_too_long_is_413_up_to_1_9_0_and_then_a_reset(string version, bool isAnswered)
    {
        await using TestServer server = await StartAsync(version);
        string tooLong = $$"""{"body":"{{new string('x', 12 * 1024 * 1024)}}"}""";
        if (isAnswered)
        {
            TestAnswer answer = await server.CreateAsync("echo", tooLong);
            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, 0), (answer.Status, answer.Body.Length));
        }
        else
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => server.CreateAsync("echo", tooLong));
        }
        Assert.Equal(0, server.Emulator.ExecutionCount);
    }

    [Theory]
    [InlineData("1.7", "0", 1)]
    [InlineData("1.8.0", "0", 1)]
    [InlineData("1.8.1", "0", 0)]
    [InlineData("1.9.6", "0", 0)]
    [InlineData("1.8.1", "false", 1)]
    [InlineData("1.9.0", "false", 0)]
    [InlineData("1.9.6", "false", 1)]
    public async Task The_total_can_be_left_out_from_1_8_1_and_by_the_word_in_1_9_0(string version, string word, int total)
    {
        await using TestServer server = await StartAsync(version);
        await server.CreateAsync("echo", "{}");
        Assert.Equal(total, (await server.GetAsync("/functions/echo/executions?total=" + word)).Number("total"));
    }

    [Theory]
    [InlineData("1.7", HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)]
    [InlineData("1.8", HttpStatusCode.OK, HttpStatusCode.InternalServerError)]
    public async Task Lists_know_sequence_and_break_at_501_values_from_1_8(string version, HttpStatusCode bySequence, HttpStatusCode tooMany)
    {
        await using TestServer server = await StartAsync(version);
        Assert.Equal(bySequence, (await server.ListAsync("echo", """{"method":"orderDesc","attribute":"$sequence"}""")).Status);
        Assert.Equal(bySequence, (await server.ListAsync("echo", """{"method":"greaterThan","attribute":"$sequence","values":[0]}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.ListAsync("echo", """{"method":"orderDesc","attribute":""}""")).Status);
        string values = string.Join(',', Enumerable.Range(0, 501).Select(i => $"\"x{i}\""));
        Assert.Equal(tooMany, (await server.ListAsync("echo", $$"""{"method":"equal","attribute":"$id","values":[{{values}}]}""")).Status);
    }

    [Theory]
    [InlineData("1.6", HttpStatusCode.InternalServerError, "general_unknown")]
    [InlineData("1.7", HttpStatusCode.BadRequest, "general_argument_invalid")]
    [InlineData("1.8", HttpStatusCode.BadRequest, "general_argument_invalid")]
    [InlineData("1.9.0", HttpStatusCode.InternalServerError, "general_unknown")]
    public async Task Null_for_a_text_is_refused_by_1_7_and_1_8_alone(string version, HttpStatusCode status, string type)
    {
        await using TestServer server = await StartAsync(version);
        foreach (string name in (string[])["body", "path", "method"])
        {
            TestAnswer answer = await server.CreateAsync("echo", $$"""{"{{name}}":null}""");
            Assert.Equal((status, type), (answer.Status, answer.Text("type")));
        }
        Assert.Equal(HttpStatusCode.Accepted, (await server.CreateAsync("echo", """{"async":true,"headers":null,"scheduledAt":null}""")).Status);
    }

    [Theory]
    [InlineData("1.8.0", "general_argument_invalid", "scheduledAt` param")]
    [InlineData("1.8.1", "general_bad_request", "asynchronous")]
    public async Task A_schedule_is_checked_as_a_parameter_up_to_1_8_0(string version, string type, string synchronously)
    {
        await using TestServer server = await StartAsync(version);
        Assert.Equal(type, (await server.CreateAsync("echo", """{"async":true,"scheduledAt":"2026-11-23T18:01:00.000Z"}""")).Text("type"));
        // Of two wrongs, the one that is checked first is told.
        Assert.Contains(synchronously, (await server.CreateAsync("echo", """{"scheduledAt":"2026-11-23T18:01:00.000Z"}""")).Text("message"), StringComparison.Ordinal);
        Assert.Equal("general_bad_request", (await server.CreateAsync("echo", """{"scheduledAt":"2026-11-23T18:02:00.000Z"}""")).Text("type"));
        Assert.Equal(HttpStatusCode.Accepted, (await server.CreateAsync("echo", """{"async":true,"scheduledAt":"2026-11-23T18:02:00.000Z"}""")).Status);
    }

    [Theory]
    [InlineData("1.7", "dynamic_", 15)]
    [InlineData("1.9.0", "dynamic_", 75)]
    [InlineData("1.9.5", "ephemeral_", 75)]
    public async Task A_function_is_given_a_key_of_its_versions_kind_and_length_of_life(string version, string prefix, int seconds)
    {
        await using TestServer server = await StartAsync(version);
        await server.CreateAsync("echo", "{}");
        string key = Assert.Single(server.Emulator.Executions).Headers["x-appwrite-key"];
        Assert.StartsWith(prefix, key, StringComparison.Ordinal);
        string payload = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(key.Split('.')[1]));
        Assert.Contains($"\"exp\":{server.Clock.GetUtcNow().ToUnixTimeSeconds() + seconds}", payload, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.6", HttpStatusCode.NotFound)]
    [InlineData("1.7", HttpStatusCode.NoContent)]
    [InlineData("1.9.6", HttpStatusCode.NoContent)]
    [InlineData("2.x", HttpStatusCode.NotFound)]
    public async Task An_execution_is_deleted_under_another_functions_id_from_1_7_to_1_9(string version, HttpStatusCode status)
    {
        await using TestServer server = await StartAsync(version);
        TestAnswer created = await server.CreateAsync("echo", "{}");
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(status, (await server.DeleteAsync("nologs", created.Id)).Status);
        Assert.Equal(status == HttpStatusCode.NotFound, (await server.GetAsync($"/functions/echo/executions/{created.Id}")).Status == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("1.9.6", HttpStatusCode.NoContent)]
    [InlineData("2.x", HttpStatusCode.BadRequest)]
    public async Task A_schedule_that_has_fired_is_not_cancelled_any_more_from_2_0(string version, HttpStatusCode status)
    {
        await using TestServer server = await StartAsync(version);
        TestAnswer fired = await server.CreateAsync("echo", """{"async":true,"scheduledAt":"2026-11-23T18:02:00.000Z","path":"/sleep/2"}""");
        TestAnswer later = await server.CreateAsync("echo", """{"async":true,"scheduledAt":"2026-11-23T18:05:00.000Z"}""");
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        await server.Clock.WhenAwaitedAsync(TimeSpan.FromSeconds(2));
        Assert.Equal("scheduled", await server.StatusAsync(fired.Id));
        Assert.Equal(status, (await server.DeleteAsync("echo", fired.Id)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await server.DeleteAsync("echo", later.Id)).Status);
    }

    [Theory]
    [InlineData("1.9.6", """{}""", "2026-11-23T18:00:00.000+00:00", HttpStatusCode.OK)]
    [InlineData("2.x", """{}""", "2026-11-23 18:00:00.000", HttpStatusCode.NotFound)]
    [InlineData("2.x", """{"async":true}""", "2026-11-23 18:00:00.000", HttpStatusCode.NotFound)]
    [InlineData("2.x", """{"async":true,"scheduledAt":"2026-11-23T18:02:00.000Z"}""", "2026-11-23 18:00:00.000", HttpStatusCode.NotFound)]
    public async Task An_execution_is_answered_before_it_is_written_from_2_0(string version, string body, string date, HttpStatusCode first)
    {
        await using TestServer server = await StartAsync(version);
        TestAnswer created = await server.CreateAsync("echo", body);
        Assert.Equal((date, date), (created.Text("$createdAt"), created.Text("$updatedAt")));
        if (body.Contains("scheduledAt", StringComparison.Ordinal))
            Assert.Equal("2026-11-23 18:02:00.000", created.Text("scheduledAt"));
        int listed = first == HttpStatusCode.OK ? 1 : 0;
        Assert.Equal(first, (await server.GetAsync($"/functions/echo/executions/{created.Id}")).Status);
        Assert.Equal(listed, (await server.ListAsync("echo")).Number("total"));
        Assert.Equal(listed, (await server.ListAsync("echo", $$"""{"method":"equal","attribute":"$id","values":["{{created.Id}}"]}""")).Number("total"));
        if (listed == 0)
            Assert.Equal("execution_not_found", (await server.DeleteAsync("echo", created.Id)).Text("type"));

        server.Clock.Advance(new EmulatorOptions().WriteLag);
        Assert.Equal("2026-11-23T18:00:00.000+00:00", (await server.GetAsync($"/functions/echo/executions/{created.Id}")).Text("$createdAt"));
        Assert.Equal(1, (await server.ListAsync("echo")).Number("total"));
    }

    [Theory]
    [InlineData("1.9.6", "", false)]
    [InlineData("1.9.6", "2.0.0", false)]
    [InlineData("2.x", "", true)]
    [InlineData("2.x", "2.0.0", true)]
    [InlineData("2.x", "1.8.0", false)]
    public async Task An_execution_is_of_a_resource_from_2_0_unless_an_older_shape_is_asked_for(string version, string format, bool isOfResource)
    {
        await using TestServer server = await StartAsync(version);
        foreach (TestAnswer answer in (TestAnswer[])[
            await server.CreateAsync("echo", "{}", (Format, format)),
            await server.CreateAsync("echo", """{"async":true}""", (Format, format))])
        {
            Assert.Equal(isOfResource ? ["echo", "functions", null] : [null, null, "echo"], ((string[])["resourceId", "resourceType", "functionId"]).Select(name => (string?)answer.Json[name]));
        }
    }

    [Theory]
    [InlineData("1.9.6", HttpStatusCode.OK)]
    [InlineData("2.x", HttpStatusCode.NotFound)]
    public async Task The_lengths_of_queues_are_gone_from_2_0_and_health_is_not(string version, HttpStatusCode status)
    {
        await using TestServer server = await StartAsync(version);
        Assert.Equal(status, (await server.GetAsync("/health/queue/functions")).Status);
        Assert.Equal(status, (await server.GetAsync("/health/queue/failed/x")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/health")).Status);
    }

    [Theory]
    [InlineData("1.8", "processing", "processing")]
    [InlineData("1.9.0", "waiting", "failed")]
    public async Task A_running_one_is_processing_up_to_1_8_and_presumed_lost_after_its_timeout_from_1_9(string version, string running, string late)
    {
        await using TestServer server = await StartAsync(version);
        TestAnswer created = await server.CreateAsync("echo", """{"async":true,"path":"/sleep/20"}""");
        await server.Clock.WhenAwaitedAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(running, await server.StatusAsync(created.Id));
        server.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(late, await server.StatusAsync(created.Id));
    }

    [Theory]
    [InlineData("1.7", "1.8.0", true)]
    [InlineData("1.8", "1.8.0", false)]
    [InlineData("1.8", "1.9.5", true)]
    [InlineData("1.9.5", "1.9.5", false)]
    public async Task A_shape_newer_than_the_server_is_warned_of(string version, string format, bool isWarned)
    {
        await using TestServer server = await StartAsync(version);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add(Format, format);
        using HttpResponseMessage answer = await http.GetAsync(new Uri(server.Emulator.Endpoint + "/health/version"), TestContext.Current.CancellationToken);
        Assert.Equal(isWarned, answer.Headers.Contains("X-Appwrite-Warning"));
    }

    private static Task<TestServer> StartAsync(string version) => TestServer.StartAsync(o => o with { Version = version });

    /// <summary>Sends just these headers.</summary>
    private static async Task<TestAnswer> SendAsync(TestServer server, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, server.Emulator.Endpoint + path);
        foreach ((string name, string value) in headers)
            request.Headers.Add(name, value);
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new TestAnswer(response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "", "", await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
