using AppwritePS.Emulator;
using Xunit;

namespace AppwritePS.Engine.Tests;

public sealed class RemoveExecutionTests : ModuleTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        AddInstance();
        Server.Emulator.AddFunction("other", (_, _) => Task.FromResult(FunctionResponse.Text("")));
    }

    [Fact]
    public void A_finished_one_is_deleted_with_one_request()
    {
        Objects("$e = Invoke-AppwriteFunction $FunctionId");
        var before = Server.Emulator.RequestCount;

        Assert.Empty(Objects("$e | Remove-AppwriteExecution"));

        Assert.Equal(before + 1, Server.Emulator.RequestCount);
        Assert.Equal("ExecutionNotFound", IdOf(Error("$e | Get-AppwriteExecution")));
    }

    [Fact]
    public void A_scheduled_one_is_cancelled()
    {
        Objects("$e = Invoke-AppwriteFunction $FunctionId -Delay 600");

        Assert.Contains("\"Cancel\" on target \"execution", Session.Run("$e | Remove-AppwriteExecution -WhatIf").HostText, StringComparison.Ordinal);
        Objects("$e | Remove-AppwriteExecution");

        Assert.Equal("ExecutionNotFound", IdOf(Error("$e | Get-AppwriteExecution")));
    }

    [Theory]
    [InlineData("Remove-AppwriteExecution $FunctionId $e.ExecutionId")]
    [InlineData("Remove-AppwriteExecution $FunctionId $e.ExecutionId, $f.ExecutionId")]
    [InlineData("$e.ExecutionId, $f.ExecutionId | Remove-AppwriteExecution -FunctionId $FunctionId")]
    [InlineData("[pscustomobject]@{ FunctionId = $FunctionId; ExecutionId = $e.ExecutionId; Instance = 'main' } | Remove-AppwriteExecution")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($e)) | Remove-AppwriteExecution")]
    [InlineData("$e, $f | Remove-AppwriteExecution -ThrottleLimit 2")]
    public void It_goes_however_it_is_named(string script)
    {
        Objects("$e = Invoke-AppwriteFunction $FunctionId; $f = Invoke-AppwriteFunction $FunctionId");

        Assert.Empty(Objects(script));

        Assert.Equal("ExecutionNotFound", IdOf(Error("$e | Get-AppwriteExecution")));
    }

    [Fact]
    public void An_id_typed_with_another_functions_id_deletes_nothing()
    {
        Objects("$e = Invoke-AppwriteFunction $FunctionId");

        Assert.Equal("ExecutionNotFound", IdOf(Error("Remove-AppwriteExecution other $e.ExecutionId")));
        Assert.Equal("ExecutionNotFound", IdOf(Error("[pscustomobject]@{ FunctionId = 'other'; ExecutionId = $e.ExecutionId } | Remove-AppwriteExecution")));

        Assert.Single(Objects("$e | Get-AppwriteExecution"));
    }

    [Fact]
    public void A_running_one_is_a_clear_error()
    {
        Put(ExecutionStatus.Processing, DateTimeOffset.UtcNow);

        var error = Error("Get-AppwriteExecution $FunctionId running | Remove-AppwriteExecution");

        Assert.Equal("ExecutionInProgress", IdOf(error));
        Assert.Contains("Wait-AppwriteExecution", error.Exception.Message, StringComparison.Ordinal);
        Assert.NotNull(Server.Emulator.FindExecution("running"));
    }

    [Fact]
    public void What_the_server_presumes_lost_is_refused_without_Force_since_the_server_would_say_done()
    {
        Put(ExecutionStatus.Processing, DateTimeOffset.UtcNow.AddMinutes(-5));

        Assert.Equal("ExecutionPresumedLost", IdOf(Error("Remove-AppwriteExecution $FunctionId running")));
        Assert.Equal("ExecutionPresumedLost", IdOf(Error("Get-AppwriteExecution $FunctionId running | Remove-AppwriteExecution")));
        Assert.NotNull(Server.Emulator.FindExecution("running"));

        Objects("Remove-AppwriteExecution $FunctionId running -Force");
        Assert.Null(Server.Emulator.FindExecution("running"));
    }

    [Fact]
    public void One_that_fails_does_not_stop_the_others()
    {
        var results = Session.Run("$all = 1..6 | ForEach-Object { Invoke-AppwriteFunction $FunctionId }; $all[2] | Remove-AppwriteExecution; $all | Remove-AppwriteExecution -ThrottleLimit 3");

        Assert.Equal("ExecutionNotFound", IdOf(Assert.Single(results.Errors)));
        Assert.Empty(Objects("Get-AppwriteExecution $FunctionId"));
    }

    [Fact]
    public void A_404_after_its_own_lost_answer_is_done()
    {
        var asked = 0;
        using var server = new CannedServer((_, response) =>
        {
            // The first answer is lost on the way; the second says that it is gone.
            if (Interlocked.Increment(ref asked) == 1)
            {
                response.StatusCode = 502;
                response.Close();
                return;
            }

            response.StatusCode = 404;
            response.ContentType = "application/json";
            response.Close(System.Text.Encoding.UTF8.GetBytes("""{"message":"Execution with the requested ID could not be found.","code":404,"type":"execution_not_found","version":"1.9.6"}"""), willBlock: false);
        });
        Objects($"Add-AppwriteInstance {server.Endpoint} p k -SkipValidation -Name second");

        var finished = "[pscustomobject]@{ PSTypeName = 'Deserialized.AppwritePS.AppwriteExecution'; FunctionId = 'f'; ExecutionId = 'e'; IsFinished = $true }";
        Assert.Empty(Objects($"{finished} | Remove-AppwriteExecution -Instance second"));
        Assert.Equal(2, asked);
    }

    [Theory]
    [InlineData("$e | Remove-AppwriteExecution -Instance second", "InstanceMismatch")]
    [InlineData("Remove-AppwriteExecution $FunctionId", "InvalidRequest")]
    [InlineData("Remove-AppwriteExecution $FunctionId '..'", "InvalidRequest")]
    [InlineData("$FunctionId | Remove-AppwriteExecution", "InvalidRequest")]
    [InlineData("Get-AppwriteFunction $FunctionId | Remove-AppwriteExecution", "InvalidRequest")]
    public void What_is_not_clearly_meant_deletes_nothing(string script, string id)
    {
        Objects("Add-AppwriteInstance http://127.0.0.1:1 p k -SkipValidation -Name second; Set-AppwriteInstance main -Default; $e = Invoke-AppwriteFunction $FunctionId");

        Assert.Equal(id, IdOf(Error(script)));
        Assert.Single(Objects("$e | Get-AppwriteExecution"));
    }

    [Fact]
    public void WhatIf_names_execution_function_instance_endpoint_and_project_and_sends_nothing()
    {
        Objects("$e = Invoke-AppwriteFunction $FunctionId");
        var before = Server.Emulator.RequestCount;

        var text = Session.Run("$e | Remove-AppwriteExecution -WhatIf").HostText;

        Assert.Equal(before, Server.Emulator.RequestCount);
        Assert.Contains($"of function '{Server.FunctionId}' on instance 'main' ({Server.Endpoint}, project {Server.ProjectId})", text, StringComparison.Ordinal);
    }

    private void Put(ExecutionStatus status, DateTimeOffset createdAt) => Server.Emulator.PutExecution(new EmulatedExecution
    {
        Id = "running",
        FunctionId = Server.FunctionId,
        CreatedAt = createdAt,
        UpdatedAt = createdAt,
        Status = status,
    });
}
