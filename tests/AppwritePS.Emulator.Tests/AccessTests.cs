using System.Net;

namespace AppwritePS.Emulator.Tests;

public sealed class AccessTests
{
    [Fact]
    public async Task A_key_has_health_read_besides_its_own_scopes()
    {
        await using TestServer server = await TestServer.StartAsync();
        string key = server.Emulator.CreateKey(Scope.FunctionsRead);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/health", ("X-Appwrite-Key", key))).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/functions", ("X-Appwrite-Key", key))).Status);
        TestAnswer refused = await server.CreateAsync("echo", "{}", ("X-Appwrite-Key", key));
        Assert.Equal("general_unauthorized_scope", refused.Text("type"));
        Assert.EndsWith("""(role: applications) missing scopes (["executions.write","execution.write"])""", refused.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_server_knows_the_singular_scopes_only()
    {
        await using TestServer server = await TestServer.StartAsync(o => o with { Version = "1.9.0" });
        TestAnswer refused = await server.CreateAsync("echo", "{}", ("X-Appwrite-Key", server.Emulator.CreateKey(Scope.ExecutionsWrite)));
        Assert.EndsWith("""missing scopes (["execution.write"])""", refused.Text("message"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await server.CreateAsync("echo", "{}", ("X-Appwrite-Key", server.Emulator.CreateKey(Scope.ExecutionWrite)))).Status);
    }

    [Fact]
    public async Task An_expired_key_is_told_so_even_by_the_version_route()
    {
        await using TestServer server = await TestServer.StartAsync();
        string key = server.Emulator.CreateExpiredKey([.. Scope.All]);
        Assert.Equal("project_key_expired", (await server.GetAsync("/health/version", ("X-Appwrite-Key", key))).Text("type"));
        Assert.Equal("project_key_expired", (await server.CreateAsync("echo", "{}", ("X-Appwrite-Key", key))).Text("type"));
    }

    [Fact]
    public async Task A_key_expires_when_its_time_comes()
    {
        await using TestServer server = await TestServer.StartAsync();
        string key = server.Emulator.CreateKey();
        server.Emulator.SetKeyExpiry(key, server.Clock.GetUtcNow().AddMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/health", ("X-Appwrite-Key", key))).Status);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("/health", ("X-Appwrite-Key", key))).Status);
    }

    [Fact]
    public async Task A_session_with_a_key_or_a_JWT_is_refused()
    {
        await using TestServer server = await TestServer.StartAsync();
        string session = server.Emulator.CreateSession("ada");
        Assert.Equal("user_api_key_and_session_set", (await server.GetAsync("/health", ("X-Appwrite-Session", session), ("X-Appwrite-Key", server.Emulator.ApiKey))).Text("type"));
        Assert.Equal("user_jwt_and_cookie_set", (await server.GetAsync("/health", ("X-Appwrite-Session", session), ("X-Appwrite-JWT", "a.b.c"))).Text("type"));
    }

    [Fact]
    public async Task A_user_sees_their_own_executions_only_and_no_logs()
    {
        await using TestServer server = await TestServer.StartAsync();
        await server.CreateAsync("echo", "{}");
        TestAnswer own = await server.CreateAsync("echo", "{}", ("X-Appwrite-Session", server.Emulator.CreateSession("ada")));
        Assert.Equal("", own.Text("logs"));
        TestAnswer list = await server.GetAsync("/functions/echo/executions", ("X-Appwrite-Session", server.Emulator.CreateSession("ada")));
        Assert.Equal(1, list.Number("total"));
        Assert.Contains(own.Id, list.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_in_execute_lets_only_its_holders_in()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Emulator.AddFunction(new EmulatedFunction { Id = "ada-only", Execute = ["user:ada"], Handler = (_, _) => Task.FromResult(new FunctionResponse()) });
        Assert.Equal(HttpStatusCode.Created, (await server.CreateAsync("ada-only", "{}", ("X-Appwrite-Session", server.Emulator.CreateSession("ada")))).Status);
        Assert.Equal("user_unauthorized", (await server.CreateAsync("ada-only", "{}", ("X-Appwrite-Session", server.Emulator.CreateSession("bob")))).Text("type"));
        Assert.Equal("user_unauthorized", (await server.CreateAsync("ada-only", "{}", ("X-Appwrite-Key", ""))).Text("type"));
    }
}
