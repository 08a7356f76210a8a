using AppwritePS.Emulator;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>The commands behave alike against every server version.</summary>
public sealed class VersionTests : ModuleTest
{
    public static TheoryData<string> Versions { get; } = ["1.6", "1.7", "1.8", "1.9.0", "1.9.6", "2.x"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_function_is_executed_synchronously_asynchronously_and_on_schedule(string version)
    {
        await using var server = await UseAsync(version);

        var ended = Object("Invoke-AppwriteFunction echo @{ n = 1 } -Path '/a?b=c'");
        Assert.Equal(("completed", true, 200), ((string)Value(ended, "Status")!, (bool)Value(ended, "IsFinished")!, (int)Value(ended, "ResponseStatusCode")!));
        Assert.Equal(("echo", "main", "/a?b=c"), ((string)Value(ended, "FunctionId")!, (string)Value(ended, "Instance")!, (string)Value(ended, "RequestPath")!));
        Assert.Equal("""{"n":1}""", (string)Value(Object("(Invoke-AppwriteFunction echo @{ n = 1 }).Content"), "body")!);
        Assert.IsType<byte[]>(Value(Object("Invoke-AppwriteFunction echo -Path /binary"), "Content"));
        AssertIsNow(Value(ended, "CreatedAt"));

        var queued = Object("Invoke-AppwriteFunction echo -Async");
        Assert.Equal(("waiting", false), ((string)Value(queued, "Status")!, (bool)Value(queued, "IsFinished")!));
        AssertIsNow(Value(queued, "CreatedAt"));

        var scheduled = Object("$at = [datetime]::Now.AddMinutes(30); Invoke-AppwriteFunction echo -ScheduledAt $at");
        Assert.Equal(("scheduled", "schedule"), ((string)Value(scheduled, "Status")!, (string)Value(scheduled, "Trigger")!));
        var late = (DateTime)Value(scheduled, "ScheduledAt")! - (DateTime)Object("$at").BaseObject;
        Assert.InRange(late, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal("ScheduleRefused", IdOf(Error("Invoke-AppwriteFunction echo -ScheduledAt ([datetime]::Now.AddMinutes(-3))")));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_end_of_an_execution_is_waited_for(string version)
    {
        await using var server = await UseAsync(version);

        var all = Objects("1..3 | ForEach-Object { Invoke-AppwriteFunction echo \"$_\" -Async } | Wait-AppwriteExecution -TimeoutSec 10");
        Assert.All(all, execution => Assert.Equal("completed", Value(execution, "Status")));
        Assert.Equal(3, all.Select(execution => Value(execution, "ExecutionId")).Distinct().Count());
        Assert.Equal(true, Value(Object("Invoke-AppwriteFunction echo -Wait"), "IsSuccess"));

        var failed = Session.Run("Invoke-AppwriteFunction echo -Path /throw -Wait");
        Assert.Equal("failed", Value(Assert.Single(failed.Objects), "Status"));
        Assert.Equal("ExecutionFailed", IdOf(Assert.Single(failed.Errors)));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_failure_of_the_function_is_an_object_and_an_error(string version)
    {
        await using var server = await UseAsync(version);

        foreach (var (path, id, status) in new[] { ("/throw", "ExecutionFailed", "failed"), ("/status/404", "FunctionReturnedError", "completed"), ("/status/503", "ExecutionFailed", "failed") })
        {
            var results = Session.Run($"Invoke-AppwriteFunction echo -Path {path}");
            Assert.Equal(status, Value(Assert.Single(results.Objects), "Status"));
            Assert.Equal(id, IdOf(Assert.Single(results.Errors)));
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task History_is_listed_by_filters_and_pages_and_one_is_read(string version)
    {
        await using var server = await UseAsync(version);
        for (var i = 0; i < 130; i++) Put(server, i, ExecutionStatus.Completed, i % 10 == 0 ? 404 : 200);
        Put(server, 200, ExecutionStatus.Failed, 500);

        Assert.Equal([Id(200), .. Enumerable.Range(0, 130).Reverse().Select(Id)], Ids("Get-AppwriteExecution echo"));
        Assert.Equal([Id(129), Id(128)], Ids("Get-AppwriteExecution echo -Skip 1 -First 2"));
        Assert.Equal([Id(200)], Ids("Get-AppwriteExecution echo -Status failed"));
        Assert.Equal([Id(120), Id(110)], Ids("Get-AppwriteExecution echo -StatusCode 404 -First 2"));
        Assert.Equal([Id(129), Id(128)], Ids("Get-AppwriteExecution echo -Status completed -Trigger http -After ([datetime]'2026-01-01T14:07:30Z')"));
        Assert.Equal(131UL, Objects("Get-AppwriteExecution echo -First 1 -IncludeTotalCount")[0].BaseObject);

        var one = Object($"Get-AppwriteExecution echo {Id(7)}");
        Assert.Equal((Id(7), "echo", 200), ((string)Value(one, "ExecutionId")!, (string)Value(one, "FunctionId")!, (int)Value(one, "ResponseStatusCode")!));
        Assert.Equal("ExecutionNotFound", IdOf(Error("Get-AppwriteExecution echo nosuch")));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_was_just_made_is_found(string version)
    {
        await using var server = await UseAsync(version);

        foreach (var made in new[] { "", "-Async", "-Delay 600" })
            Assert.Equal(true, Object($"$e = Invoke-AppwriteFunction echo {made}; ($e | Get-AppwriteExecution).ExecutionId -eq $e.ExecutionId").BaseObject);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Finished_and_scheduled_ones_are_removed_and_running_ones_are_not(string version)
    {
        await using var server = await UseAsync(version);

        foreach (var made in new[] { "", "-Delay 600" })
        {
            Assert.Empty(Objects($"$e = Invoke-AppwriteFunction echo {made}; $e | Remove-AppwriteExecution"));
            Assert.Null(server.Emulator.FindExecution((string)Object("$e.ExecutionId").BaseObject));
        }

        Put(server, 1, ExecutionStatus.Completed, 200);
        Assert.Equal("ExecutionNotFound", IdOf(Error($"Remove-AppwriteExecution nologs {Id(1)}")));
        Assert.NotNull(server.Emulator.FindExecution(Id(1)));
        Put(server, 2, ExecutionStatus.Waiting, 0, DateTimeOffset.UtcNow);
        Assert.Equal("ExecutionInProgress", IdOf(Error($"Remove-AppwriteExecution echo {Id(2)}")));
        Assert.NotNull(server.Emulator.FindExecution(Id(2)));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Functions_are_listed_and_the_instance_is_reported_on(string version)
    {
        await using var server = await UseAsync(version);

        Assert.Equal(server.Emulator.Functions.Select(function => function.Id), Objects("Get-AppwriteFunction").Select(function => (string)Value(function, "FunctionId")!));
        Assert.Equal(TimeSpan.FromSeconds(15), Value(Object("Get-AppwriteFunction echo"), "Timeout"));

        var report = Object("Test-AppwriteInstance main");
        foreach (var step in new[] { "IsUsable", "KeyAccepted", "ExecutionWrite", "ExecutionRead", "FunctionsRead" }) Assert.Equal(true, Value(report, step));
        Assert.Equal(server.Emulator.Version, Value(report, "ServerVersion"));
        Assert.Empty((string[])Value(report, "Problems")!);
        Assert.Equal(0, server.Emulator.ExecutionCount);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Unknown_functions_missing_scopes_and_wrong_keys_are_told(string version)
    {
        await using var server = await UseAsync(version);
        foreach (var command in new[] { "Invoke-AppwriteFunction nosuch", "Get-AppwriteExecution nosuch", "Get-AppwriteFunction nosuch" })
            Assert.Equal("FunctionNotFound", IdOf(Error(command)));

        Session.Set("Weak", server.Emulator.CreateKey(Scope.ExecutionRead));
        Objects("Add-AppwriteInstance $Endpoint $ProjectId $Weak -Name main -Force");
        var missing = Error("Invoke-AppwriteFunction echo");
        Assert.Equal("MissingScope", IdOf(missing));
        Assert.Contains("execution.write", missing.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Objects("Get-AppwriteExecution echo"));
        Assert.Equal(false, Value(Object("Test-AppwriteInstance main"), "ExecutionWrite"));

        Assert.Equal("InvalidApiKey", IdOf(Error("Add-AppwriteInstance $Endpoint $ProjectId standard_0123456789abcdef -Name main -Force")));
        Assert.Equal("ProjectNotFound", IdOf(Error("Add-AppwriteInstance $Endpoint nosuch $ApiKey -Name main -Force")));
        Assert.Equal("NotAppwrite", IdOf(Error("Add-AppwriteInstance ($Endpoint -replace '/v1', '/other') $ProjectId $ApiKey -Name main -Force")));
        Assert.Equal(0, server.Emulator.ExecutionCount);
    }

    /// <summary>An emulator of a version, kept as the instance `main`.</summary>
    private async Task<TestServer> UseAsync(string version)
    {
        var server = await TestServer.EmulateAsync(version);
        Session.Set("Endpoint", server.Endpoint);
        Session.Set("ApiKey", server.ApiKey);
        Session.Set("ProjectId", server.ProjectId);
        AddInstance();
        return server;
    }

    private IEnumerable<string> Ids(string script) => Objects(script).Select(execution => (string)Value(execution, "ExecutionId")!);

    private static string Id(int number) => number.ToString("x20", System.Globalization.CultureInfo.InvariantCulture);

    private static void AssertIsNow(object? date) =>
        Assert.InRange(DateTime.Now - Assert.IsType<DateTime>(date), TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(30));

    private static void Put(TestServer server, int number, ExecutionStatus status, int code, DateTimeOffset? created = null)
    {
        var at = created ?? new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddMinutes(number);
        server.Emulator.PutExecution(new EmulatedExecution { Id = Id(number), FunctionId = "echo", CreatedAt = at, UpdatedAt = at, Status = status, ResponseStatusCode = code });
    }
}
