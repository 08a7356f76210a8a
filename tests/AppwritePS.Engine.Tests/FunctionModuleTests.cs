using System.Management.Automation;
using AppwritePS.Emulator;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>Import-AppwriteFunction: a command for each function, made of text that no server has a word in.</summary>
public sealed class FunctionModuleTests : ModuleTest
{
    private static readonly string[] s_notTaken = ["FunctionId", "InputObject", "Instance", "WhatIf", "Confirm"];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        AddInstance();
        Add("report", "Daily report");
        Add("mail-out", "send-mail");
    }

    [Fact]
    public void Every_function_becomes_a_command_that_executes_it()
    {
        Objects("Import-AppwriteFunction report, mail-out");

        Assert.Equal("report: hello", Value(Object("'hello' | Invoke-DailyReport -Method Post"), "ResponseBody"));
        Assert.Equal("mail-out: {\"a\":1}", Value(Object("Invoke-SendMail @{ a = 1 }"), "ResponseBody"));
    }

    [Fact]
    public void Its_commands_live_in_a_module_that_Remove_Module_takes_away()
    {
        var module = Object("Import-AppwriteFunction report, mail-out -Prefix Lab -PassThru");

        Assert.Equal("AppwriteFunctions.main", Value(module, "Name"));
        Assert.Equal(["Invoke-LabDailyReport", "Invoke-LabSendMail"], Objects("(Get-Module AppwriteFunctions.main).ExportedCommands.Keys").Select(name => name.ToString()).Order());

        Objects("Remove-Module AppwriteFunctions.main");
        Assert.Equal("CommandNotFoundException", IdOf(Error("Invoke-LabDailyReport")));
    }

    [Fact]
    public void A_second_import_takes_the_place_of_the_first()
    {
        Objects("Import-AppwriteFunction report, mail-out; Import-AppwriteFunction report -Prefix New");

        Assert.Equal("Invoke-NewDailyReport", Object("(Get-Module AppwriteFunctions.main).ExportedCommands.Keys").ToString());
        Assert.Equal("CommandNotFoundException", IdOf(Error("Invoke-SendMail")));
    }

    [Fact]
    public void Each_command_has_the_parameters_of_Invoke_AppwriteFunction_but_function_and_instance()
    {
        Objects("Import-AppwriteFunction report");

        var expected = Names("Invoke-AppwriteFunction").Except(s_notTaken).Order();
        Assert.Equal(expected, Names("Invoke-DailyReport").Except(s_notTaken).Order());

        IEnumerable<string> Names(string command) => Objects($"(Get-Command {command}).Parameters.Keys").Select(name => name.ToString());
    }

    [Theory]
    [InlineData("'; $global:harm = 1; '")]
    [InlineData("$($global:harm = 1)")]
    [InlineData("x' -Value { $global:harm = 1 } #")]
    [InlineData("\u2019; $global:harm = 1; \u2019")]
    [InlineData("a`n$global:harm = 1")]
    [InlineData("{ $global:harm = 1 }")]
    [InlineData("..\\..\\x")]
    [InlineData("global:x")]
    [InlineData("\u202Egnp.x")]
    public void A_name_that_is_code_does_nothing(string name)
    {
        Server.Emulator.AddFunction(new EmulatedFunction { Id = "evil", Name = name, Handler = (_, _) => Task.FromResult(FunctionResponse.Text("ran")) });

        var imported = Object("Import-AppwriteFunction evil -PassThru");
        var command = Assert.Single(((PSModuleInfo)imported.BaseObject).ExportedCommands.Keys);

        Assert.Matches("^Invoke-[A-Za-z0-9]+$", command);
        Assert.Equal("ran", Value(Object(command), "ResponseBody"));
        Assert.Null(Session.Get("harm"));
    }

    [Fact]
    public void Names_that_are_taken_or_empty_are_changed_and_told()
    {
        Add("a", "One name");
        Add("b", "one NAME");
        Add("c", "!!!");
        Add("d", "Command");

        var results = Session.Run("Import-AppwriteFunction a, b, c, d; (Get-Module AppwriteFunctions.main).ExportedCommands.Keys");

        Assert.Empty(results.Errors);
        Assert.Equal(["Invoke-C", "Invoke-Command2", "Invoke-OneNAME2", "Invoke-OneName"], results.Objects.Select(name => name.ToString()).Order(StringComparer.Ordinal));
        Assert.Contains("one NAME (b) is Invoke-OneNAME2", results.HostText.Replace("'", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Invoke-Command2", results.HostText, StringComparison.Ordinal);
        Assert.DoesNotContain("Invoke-OneName:", results.HostText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-DailyReport -Delay 600", "scheduled")]
    [InlineData("Invoke-DailyReport -Async", "waiting")]
    public void Values_are_read_as_by_Invoke_AppwriteFunction(string script, string status)
    {
        Objects("Import-AppwriteFunction report");

        Assert.Equal(status, Value(Object(script), "Status"));
    }

    [Fact]
    public void Bodies_stream_through_in_order_and_an_early_end_ends_the_sending()
    {
        Objects("Import-AppwriteFunction report");

        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"report: {i}"), Objects("1..10 | ForEach-Object { \"$_\" } | Invoke-DailyReport").Select(execution => Value(execution, "ResponseBody")));

        var before = Server.Emulator.ExecutionCount;
        Session.Run("foreach ($x in 1) { 1..50 | ForEach-Object { \"$_\" } | Invoke-DailyReport | ForEach-Object { break } }");
        Assert.Equal(before + 1, Server.Emulator.ExecutionCount);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_made_command()
    {
        var started = new TaskCompletionSource();
        Server.Emulator.AddFunction(new EmulatedFunction
        {
            Id = "endless",
            Handler = async (_, token) =>
            {
                started.TrySetResult();
                await Task.Delay(Timeout.Infinite, token);
                return FunctionResponse.Text("never");
            },
        });
        Objects("Import-AppwriteFunction endless");
        using var shell = Session.NewShell();
        shell.AddScript("1..3 | ForEach-Object { \"$_\" } | Invoke-Endless -ThrottleLimit 2");
        var running = shell.BeginInvoke();
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        await StopAsync(shell, running);
    }

    [Fact]
    public void WhatIf_names_what_it_would_make_and_makes_nothing()
    {
        var text = Session.Run("Import-AppwriteFunction report -WhatIf").HostText;

        Assert.Contains("Invoke-DailyReport", text, StringComparison.Ordinal);
        Assert.Equal("CommandNotFoundException", IdOf(Error("Invoke-DailyReport")));
    }

    [Fact]
    public void None_that_fits_is_a_warning() =>
        Assert.Contains("no functions that fit nosuch*", Session.Run("Import-AppwriteFunction nosuch*").HostText, StringComparison.Ordinal);

    [Fact]
    public void Its_help_tells_what_it_is()
    {
        Objects("Import-AppwriteFunction report");

        Assert.Equal("Executes one function of an Appwrite project.", Object("(Get-Help Invoke-DailyReport).Synopsis").ToString().Trim());
    }

    private void Add(string id, string name) => Server.Emulator.AddFunction(new EmulatedFunction
    {
        Id = id,
        Name = name,
        Handler = (request, _) => Task.FromResult(FunctionResponse.Text($"{id}: {request.BodyText}")),
    });
}
