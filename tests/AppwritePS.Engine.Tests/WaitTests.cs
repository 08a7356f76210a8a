using System.Diagnostics;
using System.Management.Automation;
using System.Text.RegularExpressions;
using AppwritePS.Emulator;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>Wait-AppwriteExecution, and -Wait of Invoke-AppwriteFunction.</summary>
public sealed class WaitTests : ModuleTest
{
    private readonly TaskCompletionSource _open = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        AddInstance();
        Server.Emulator.AddFunction("gate", async (request, token) =>
        {
            await _open.Task.WaitAsync(token);
            return request.Path.StartsWith("/fail", StringComparison.Ordinal) ? throw new InvalidOperationException("boom") : FunctionResponse.Text("through");
        });
    }

    [Theory]
    [InlineData("Invoke-AppwriteFunction $FunctionId -Async | Wait-AppwriteExecution")]
    [InlineData("$e = Invoke-AppwriteFunction $FunctionId -Async; Wait-AppwriteExecution $FunctionId $e.ExecutionId")]
    [InlineData("$e = Invoke-AppwriteFunction $FunctionId -Async; $e.ExecutionId | Wait-AppwriteExecution -FunctionId $FunctionId")]
    [InlineData("$e = Invoke-AppwriteFunction $FunctionId -Async; [pscustomobject]@{ FunctionId = $FunctionId; ExecutionId = $e.ExecutionId; Instance = 'main' } | Wait-AppwriteExecution")]
    [InlineData("$e = Invoke-AppwriteFunction $FunctionId -Async; [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($e)) | Wait-AppwriteExecution")]
    [InlineData("Invoke-AppwriteFunction $FunctionId -Wait")]
    public void It_returns_the_execution_when_it_has_ended(string script)
    {
        var execution = Object(script);

        Assert.Equal("AppwritePS.AppwriteExecution", execution.TypeNames[0]);
        Assert.Equal("completed", Value(execution, "Status"));
        Assert.Equal(true, Value(execution, "IsFinished"));
        Assert.Null(Value(execution, "ResponseBody"));
    }

    [Fact]
    public void Many_are_asked_for_with_one_request()
    {
        Objects("$all = 1..30 | ForEach-Object { Invoke-AppwriteFunction gate -Async }");
        _open.SetResult();
        var before = Server.Emulator.RequestCount;

        var ended = Objects("$all | Wait-AppwriteExecution");

        Assert.Equal(30, ended.Select(execution => Value(execution, "ExecutionId")).Distinct().Count());
        Assert.All(ended, execution => Assert.Equal(true, Value(execution, "IsSuccess")));
        Assert.True(Server.Emulator.RequestCount - before < 10, $"{Server.Emulator.RequestCount - before} requests.");
        Assert.All(Server.Emulator.Requests.Skip(before), request => Assert.Contains("total=0", request.PathAndQuery, StringComparison.Ordinal));
    }

    [Fact]
    public void What_has_ended_passes_through_unfetched_with_its_answer()
    {
        Objects("$e = Invoke-AppwriteFunction $FunctionId -Path /json");
        var before = Server.Emulator.RequestCount;

        Assert.Contains("ok", (string)Value(Object("$e | Wait-AppwriteExecution"), "ResponseBody")!, StringComparison.Ordinal);
        Assert.True((bool)Object("[object]::ReferenceEquals($e, ($e | Wait-AppwriteExecution))").BaseObject);
        Assert.Contains("ok", (string)Value(Object("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($e)) | Wait-AppwriteExecution"), "ResponseBody")!, StringComparison.Ordinal);

        Assert.Equal(before, Server.Emulator.RequestCount);
    }

    [Theory]
    [InlineData("$e = Invoke-AppwriteFunction gate -Path /fail -Async; $e | Wait-AppwriteExecution")]
    [InlineData("Invoke-AppwriteFunction gate -Path /fail -Wait")]
    [InlineData("$e = Invoke-AppwriteFunction gate -Path /fail -SkipHttpErrorCheck; $e | Wait-AppwriteExecution")]
    [InlineData("$e = Invoke-AppwriteFunction gate -Path /fail -SkipHttpErrorCheck; [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($e)) | Wait-AppwriteExecution")]
    public void A_failed_function_is_the_object_and_an_error(string script)
    {
        _open.SetResult();

        var results = Session.Run(script);

        Assert.Equal(false, Value(Assert.Single(results.Objects), "IsSuccess"));
        var error = Assert.Single(results.Errors);
        Assert.Equal("ExecutionFailed", IdOf(error));
        Assert.Contains("boom", error.Exception.Message, StringComparison.Ordinal);

        Assert.Empty(Session.Run(script + " -SkipHttpErrorCheck").Errors);
    }

    [Fact]
    public void When_the_time_is_over_each_unfinished_one_is_an_error_with_itself_as_target()
    {
        Objects("$all = 1..3 | ForEach-Object { Invoke-AppwriteFunction gate -Async }; $done = Invoke-AppwriteFunction $FunctionId");

        var elapsed = Stopwatch.StartNew();
        var results = Session.Run("$done, $all | ForEach-Object { $_ } | Wait-AppwriteExecution -TimeoutSec 1");

        Assert.True(elapsed.Elapsed > TimeSpan.FromSeconds(0.9), $"It took {elapsed.Elapsed}.");
        Assert.Single(results.Objects);
        Assert.Equal(3, results.Errors.Count);
        Assert.All(results.Errors, error =>
        {
            Assert.Equal("TimedOut", IdOf(error));
            Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
            Assert.Equal("waiting", Value(PSObject.AsPSObject(error.TargetObject), "Status"));
            Assert.Contains("Wait-AppwriteExecution gate ", error.Exception.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Invokes_own_wait_is_bounded_too()
    {
        var results = Session.Run("Invoke-AppwriteFunction gate -Wait -WaitTimeoutSec 1");

        Assert.Empty(results.Objects);
        Assert.Equal("TimedOut", IdOf(Assert.Single(results.Errors)));
        Assert.Equal(1, Server.Emulator.ExecutionCount);
    }

    [Fact]
    public void Invoke_waits_for_one_after_the_other_or_for_as_many_as_the_limit()
    {
        _open.SetResult();

        Assert.Equal(3, Objects("1..3 | ForEach-Object { \"$_\" } | Invoke-AppwriteFunction gate -Wait").Count);
        Assert.Equal(20, Objects("1..20 | ForEach-Object { \"$_\" } | Invoke-AppwriteFunction gate -Wait -ThrottleLimit 10").Count);
        Assert.Equal(23, Server.Emulator.ExecutionCount);
    }

    [Fact]
    public void What_the_server_presumes_lost_is_waited_for_and_told_when_the_time_is_over()
    {
        Server.Emulator.PutExecution(new EmulatedExecution
        {
            Id = "lost",
            FunctionId = "gate",
            CreatedAt = DateTimeOffset.UtcNow.AddMinutes(-5),
            UpdatedAt = DateTimeOffset.UtcNow.AddMinutes(-5),
            Status = ExecutionStatus.Processing,
        });

        var error = Error("Get-AppwriteExecution gate lost | Wait-AppwriteExecution -TimeoutSec 1");

        Assert.Equal("TimedOut", IdOf(error));
        Assert.Contains("presumes it lost", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$e | Wait-AppwriteExecution -Instance second", "InstanceMismatch")]
    [InlineData("Wait-AppwriteExecution $FunctionId ..", "InvalidRequest")]
    [InlineData("Wait-AppwriteExecution $FunctionId", "InvalidRequest")]
    [InlineData("'x' | Wait-AppwriteExecution", "InvalidRequest")]
    [InlineData("Wait-AppwriteExecution nosuch x", "FunctionNotFound")]
    [InlineData("Invoke-AppwriteFunction $FunctionId -Wait -Async:$false", "InvalidRequest")]
    [InlineData("Invoke-AppwriteFunction $FunctionId -WaitTimeoutSec 5", "InvalidRequest")]
    public void What_cannot_be_waited_for_is_an_error(string script, string id)
    {
        Objects("Add-AppwriteInstance http://127.0.0.1:1 p k -SkipValidation -Name second; Set-AppwriteInstance main -Default; $e = Invoke-AppwriteFunction gate -Async");

        Assert.Equal(id, IdOf(Error(script)));
    }

    [Fact]
    public void A_key_that_may_not_read_tells_that_the_execution_was_started()
    {
        Session.Set("Weak", Server.Emulator.CreateKey("execution.write"));
        Objects("Add-AppwriteInstance $Endpoint $ProjectId $Weak -Name main -Force");

        var error = Error("Invoke-AppwriteFunction $FunctionId -Wait");

        Assert.Equal("MissingScope", IdOf(error));
        Assert.Contains("was started", error.Exception.Message, StringComparison.Ordinal);
        Assert.NotNull(Value(PSObject.AsPSObject(error.TargetObject), "ExecutionId"));
    }

    [Fact]
    public async Task Ctrl_C_ends_a_wait()
    {
        var looked = new TaskCompletionSource();
        using var server = new CannedServer((_, response) =>
        {
            response.ContentType = "application/json";
            response.Close("""{"total":0,"executions":[]}"""u8.ToArray(), willBlock: false);
            looked.TrySetResult();
        });
        Objects($"Add-AppwriteInstance {server.Endpoint} p k -SkipValidation -Name asked");
        using var shell = Session.NewShell();
        shell.AddScript("Wait-AppwriteExecution f e -Instance asked");
        var running = shell.BeginInvoke();
        await looked.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        await StopAsync(shell, running);

        Assert.Single(Objects("Invoke-AppwriteFunction $FunctionId -Instance main"));
    }

    [Fact]
    public void Progress_tells_how_many_of_how_many_once_a_second_has_gone()
    {
        using var shell = Session.NewShell();
        shell.AddScript("Invoke-AppwriteFunction gate -Async | Wait-AppwriteExecution -TimeoutSec 2");
        shell.Invoke();

        Assert.Contains(shell.Streams.Progress, record => Regex.IsMatch(record.StatusDescription, @"^0 of 1 ended after \d+ s; last seen: waiting"));
        Assert.Equal(ProgressRecordType.Completed, shell.Streams.Progress[^1].RecordType);
    }
}
