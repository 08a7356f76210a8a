using AppwritePS.Emulator;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>Get-AppwriteExecution: a function's history, by pages and by filters that the server applies.</summary>
public sealed class HistoryTests : ModuleTest
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        AddInstance();
    }

    [Fact]
    public void All_pages_come_newest_first_each_after_the_last_row_of_the_one_before()
    {
        Fill(250);
        var before = Server.Emulator.RequestCount;

        var listed = Objects("Get-AppwriteExecution $FunctionId");

        Assert.Equal(Enumerable.Range(0, 250).Reverse().Select(Id), listed.Select(execution => Value(execution, "ExecutionId")));
        Assert.Equal(3, Server.Emulator.RequestCount - before);
        Assert.Equal("AppwritePS.AppwriteExecution", listed[0].TypeNames[0]);
        Assert.Null(Value(listed[0], "ResponseBody"));
    }

    [Fact]
    public void Two_hundred_and_fifty_piped_into_Remove_are_all_removed()
    {
        Fill(250);

        Objects("Get-AppwriteExecution $FunctionId | Remove-AppwriteExecution");

        Assert.Empty(Objects("Get-AppwriteExecution $FunctionId"));
    }

    [Fact]
    public void A_cursor_whose_row_was_deleted_by_others_loses_and_repeats_nothing()
    {
        Fill(250, together: true);
        Objects("$cursor = (Get-AppwriteExecution $FunctionId -First 100)[-1].ExecutionId");

        var ids = Objects("$first = $true; Get-AppwriteExecution $FunctionId | ForEach-Object { if ($first) { $first = $false; Remove-AppwriteExecution $FunctionId $cursor }; $_.ExecutionId }");

        Assert.Equal(Enumerable.Range(0, 250).Select(Id), ids.Select(id => id.ToString()).Order(StringComparer.Ordinal));
        Assert.Contains("lessThanEqual", string.Concat(Server.Emulator.Requests.Select(request => request.PathAndQuery)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-First 7", 249, 243, 1)]
    [InlineData("-First 101", 249, 149, 2)]
    [InlineData("-Skip 240", 9, 0, 1)]
    [InlineData("-Skip 10 -First 5", 239, 235, 1)]
    public void Paging_asks_for_no_more_than_is_wanted(string paging, int first, int last, int requests)
    {
        Fill(250);
        var before = Server.Emulator.RequestCount;

        var listed = Objects("Get-AppwriteExecution $FunctionId " + paging);

        Assert.Equal(Id(first), Value(listed[0], "ExecutionId"));
        Assert.Equal(Id(last), Value(listed[^1], "ExecutionId"));
        Assert.Equal(requests, Server.Emulator.RequestCount - before);
    }

    [Fact]
    public void The_total_comes_first_and_is_only_counted_when_asked_for()
    {
        Fill(30);

        var listed = Objects("Get-AppwriteExecution $FunctionId -First 2 -IncludeTotalCount");
        Assert.Equal(30UL, listed[0].BaseObject);
        Assert.Equal(1.0, Value(listed[0], "Accuracy"));
        Assert.Equal(3, listed.Count);

        Objects("Get-AppwriteExecution $FunctionId -First 2");
        Assert.Contains("total=0", Server.Emulator.Requests[^1].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public void The_servers_cap_of_5000_is_said()
    {
        using var server = CannedServer.Answering(200, "application/json", """{"total":5000,"executions":[]}""");
        Objects($"Add-AppwriteInstance {server.Endpoint} p k -SkipValidation -Name capped");

        var results = Session.Run("Get-AppwriteExecution f -Instance capped -First 1 -IncludeTotalCount");

        Assert.Equal(5000UL, results.Objects[0].BaseObject);
        Assert.Equal(0.5, Value(results.Objects[0], "Accuracy"));
        Assert.Contains("stop counting at 5000", results.HostText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Status failed", 2)]
    [InlineData("-Status failed, waiting", 2, 4)]
    [InlineData("-Status Completed", 0, 1)]
    [InlineData("-Trigger schedule", 1)]
    [InlineData("-StatusCode 500, 404", 1, 2)]
    [InlineData("-After '2026-01-01T12:02:00Z'", 2, 3, 4)]
    [InlineData("-After ([datetime]'2026-01-01T12:01:00Z') -Before '2026-01-01T12:03:00Z'", 1, 2)]
    [InlineData("-Before '2026-01-01T13:02:00+01:00' -Status completed", 0, 1)]
    public void Filters_are_the_servers_and_what_it_presumes_lost_is_not_failed(string filter, params int[] expected)
    {
        Put(0, execution => execution);
        Put(1, execution => execution with { Trigger = ExecutionTrigger.Schedule, ResponseStatusCode = 404 });
        Put(2, execution => execution with { Status = ExecutionStatus.Failed, ResponseStatusCode = 500 });
        // Older than its function may run: shown as failed with code 0.
        Put(3, execution => execution with { Status = ExecutionStatus.Processing, ResponseStatusCode = 0 });
        Put(4, execution => execution with { Status = ExecutionStatus.Waiting, ResponseStatusCode = 0, CreatedAt = DateTimeOffset.UtcNow });

        var listed = Objects($"Get-AppwriteExecution $FunctionId {filter}").Select(execution => Value(execution, "ExecutionId"));

        Assert.Equal(expected.Order().Select(Id), listed.Order());
        Assert.Contains("queries", Server.Emulator.Requests[^1].PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-First 2", 3, 2)]
    [InlineData("-Skip 1", 2, 1)]
    [InlineData("-Skip 1 -First 1", 2)]
    [InlineData("-First 2 -Before ([datetime]::MaxValue) -After ([datetime]::MinValue)", 3, 2)]
    public void Paging_counts_only_what_the_filter_means(string paging, params int[] expected)
    {
        Put(1, execution => execution);
        Put(2, execution => execution with { Status = ExecutionStatus.Failed, ResponseStatusCode = 500 });
        Put(3, execution => execution);
        for (var lost = 4; lost < 150; lost++) Put(lost, execution => execution with { Status = ExecutionStatus.Processing, ResponseStatusCode = 0 });

        var listed = Objects("Get-AppwriteExecution $FunctionId -Status failed, completed " + paging).Select(execution => Value(execution, "ExecutionId"));

        Assert.Equal(expected.Select(Id), listed);
    }

    [Theory]
    [InlineData("-After '01/02/2027'", "AmbiguousDate")]
    [InlineData("-Before soon", "AmbiguousDate")]
    [InlineData("-Status done", "ParameterArgumentValidationError")]
    [InlineData("-StatusCode 1000", "ParameterArgumentValidationError")]
    public void A_filter_that_is_none_asks_nothing(string filter, string id)
    {
        var before = Server.Emulator.RequestCount;

        Assert.Equal(id, IdOf(Error("Get-AppwriteExecution $FunctionId " + filter)));
        Assert.Equal(before, Server.Emulator.RequestCount);
    }

    [Theory]
    [InlineData("Get-AppwriteExecution $FunctionId 00000000000000000001")]
    [InlineData("'00000000000000000001' | Get-AppwriteExecution -FunctionId $FunctionId")]
    [InlineData("[pscustomobject]@{ FunctionId = $FunctionId; ExecutionId = '00000000000000000001'; Instance = 'main' } | Get-AppwriteExecution")]
    [InlineData("@{ FunctionId = $FunctionId; ExecutionId = '00000000000000000001' } | Get-AppwriteExecution")]
    [InlineData("$e = Get-AppwriteExecution $FunctionId 00000000000000000001; $e | Get-AppwriteExecution")]
    [InlineData("$e = Get-AppwriteExecution $FunctionId 00000000000000000001; [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($e)) | Get-AppwriteExecution")]
    public void One_is_read_by_its_id_however_it_is_named(string script)
    {
        Fill(2);

        Assert.Equal(Id(1), Value(Object(script), "ExecutionId"));
    }

    [Theory]
    [InlineData("Get-AppwriteFunction $FunctionId | Get-AppwriteExecution")]
    [InlineData("$FunctionId | Get-AppwriteExecution")]
    [InlineData("Get-AppwriteInstance | Get-AppwriteExecution -FunctionId $FunctionId")]
    [InlineData("[pscustomobject]@{ FunctionId = $FunctionId; Name = 'x' } | Get-AppwriteExecution")]
    public void A_piped_function_gives_its_history(string script)
    {
        Fill(3);

        Assert.Equal(3, Objects(script).Count);
    }

    [Theory]
    [InlineData("1 | Get-AppwriteExecution", "InvalidRequest")]
    [InlineData("[pscustomobject]@{ Name = 'x' } | Get-AppwriteExecution", "InvalidRequest")]
    [InlineData("[pscustomobject]@{ FunctionId = 'other'; ExecutionId = 'x' } | Get-AppwriteExecution -FunctionId $FunctionId", "InvalidRequest")]
    [InlineData("[pscustomobject]@{ FunctionId = $FunctionId; Instance = 'main' } | Get-AppwriteExecution -Instance second", "InstanceMismatch")]
    [InlineData("Get-AppwriteExecution $FunctionId ..", "InvalidRequest")]
    [InlineData("Get-AppwriteExecution ..", "InvalidRequest")]
    [InlineData("Get-AppwriteExecution $FunctionId nosuch", "ExecutionNotFound")]
    [InlineData("Get-AppwriteExecution nosuch", "FunctionNotFound")]
    public void What_names_nothing_is_an_error(string script, string id)
    {
        Objects("Add-AppwriteInstance http://127.0.0.1:1 p k -SkipValidation -Name second; Set-AppwriteInstance main -Default");

        Assert.Equal(id, IdOf(Error(script)));
    }

    [Fact]
    public void A_failed_execution_of_the_past_is_no_error_of_looking_at_it()
    {
        Put(0, execution => execution with { Status = ExecutionStatus.Failed, ResponseStatusCode = 500, Errors = "boom" });

        Assert.Equal(false, Value(Object("Get-AppwriteExecution $FunctionId"), "IsSuccess"));
    }

    [Fact]
    public void The_circle_closes_failed_executions_run_again_with_their_path_and_method()
    {
        Put(0, execution => execution with { Status = ExecutionStatus.Failed, ResponseStatusCode = 500, RequestMethod = "GET", RequestPath = "/status/200?x=1" });

        Assert.Contains("GET /status/200?x=1", Session.Run("Get-AppwriteFunction $FunctionId | Get-AppwriteExecution -Status failed | Invoke-AppwriteFunction -WhatIf").HostText, StringComparison.Ordinal);
        Assert.Equal(0, Server.Emulator.ExecutionCount);

        var again = Object("Get-AppwriteFunction $FunctionId | Get-AppwriteExecution -Status failed | Invoke-AppwriteFunction");
        Assert.Equal("/status/200?x=1", Value(again, "RequestPath"));
        Assert.Equal(true, Value(again, "IsSuccess"));
    }

    private static string Id(int number) => number.ToString("x20", System.Globalization.CultureInfo.InvariantCulture);

    private void Fill(int count, bool together = false)
    {
        for (var i = 0; i < count; i++) Put(i, execution => together ? execution with { CreatedAt = s_start.AddMinutes(i / 7) } : execution);
    }

    private void Put(int number, Func<EmulatedExecution, EmulatedExecution> change) => Server.Emulator.PutExecution(change(new EmulatedExecution
    {
        Id = Id(number),
        FunctionId = Server.FunctionId,
        CreatedAt = s_start.AddMinutes(number),
        UpdatedAt = s_start.AddMinutes(number),
        Status = ExecutionStatus.Completed,
        ResponseStatusCode = 200,
    }));
}
