using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>Values made to do harm: from a server, from a row of a file, from an action file, in the place where things are kept.</summary>
public sealed class HostileTests : ActionTest
{
    // A colour, a bell, a title, the eight-bit form of an escape, turned writing, nothing wide, a format item, a wildcard, code.
    private const string Hostile = "\u001b[31mred\u0007\u001b]0;title\u0007\u009b2J\u202Egnp.exe\u200B{0}{99}%s*[a]$(throw 'ran')`\"'; throw 'ran' #";

    private static readonly string s_everywhere = JsonSerializer.Serialize(Hostile);

    [Theory]
    [InlineData("Get-AppwriteExecution f e -Instance canned")]
    [InlineData("Get-AppwriteExecution f -Instance canned")]
    [InlineData("Get-AppwriteExecution f e -Instance canned | Wait-AppwriteExecution -TimeoutSec 1")]
    [InlineData("Invoke-AppwriteFunction f -Instance canned")]
    [InlineData("Invoke-AppwriteFunction f -Instance canned -Async")]
    [InlineData("Get-AppwriteFunction f* -Instance canned")]
    [InlineData("Get-AppwriteFunction f -Instance canned")]
    public void What_a_server_says_steers_no_terminal(string script)
    {
        using var server = CannedServer.Answering(201, "application/json", $$"""
            {"total":1,"executions":[{{Execution}}],"functions":[{{Function}}],{{Execution[1..^1]}},{{Function[1..^1]}}}
            """, ("X-Appwrite-Warning", "{0} %s"));
        AddCanned(server);

        var shown = Session.Show("$VerbosePreference = $DebugPreference = 'Continue'; " + script).Text;

        Assert.Contains("[31mred", shown, StringComparison.Ordinal);
        AssertCalm(shown, script);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(500)]
    public void What_a_server_gives_as_an_error_steers_no_terminal(int status)
    {
        using var server = CannedServer.Answering(status, "application/json", $$"""{"message":{{s_everywhere}},"type":{{s_everywhere}},"version":{{s_everywhere}},"code":{{status}}}""");
        AddCanned(server);

        foreach (var view in new[] { "ConciseView", "NormalView", "DetailedView" })
            AssertCalm(Session.Show($"$ErrorView = '{view}'; Invoke-AppwriteFunction f -Instance canned -MaximumRetryCount 0; Test-AppwriteInstance canned").Text, view);
    }

    [Theory]
    [InlineData("FunctionId")]
    [InlineData("Instance")]
    [InlineData("Path")]
    [InlineData("Method")]
    [InlineData("Headers")]
    [InlineData("ContentType")]
    [InlineData("Async")]
    [InlineData("ScheduledAt")]
    public void A_row_can_neither_run_code_nor_steer_a_terminal(string member)
    {
        Session.Set("Row", new PSObject { Properties = { new PSNoteProperty("FunctionId", "echo") } });
        Session.Set("Hostile", Hostile);

        var shown = Session.Show($"$Row.PSObject.Properties.Add([psnoteproperty]::new('{member}', $Hostile), $true); $Row | Invoke-AppwriteFunction").Text;

        AssertCalm(shown, member);
        Assert.DoesNotContain(" ran", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_of_a_row_goes_out_as_it_is()
    {
        Session.Set("Hostile", Hostile);

        Objects("[pscustomobject]@{ FunctionId = 'echo'; Method = 'Post'; Body = $Hostile } | Invoke-AppwriteFunction");

        Assert.Equal(Hostile, System.Text.Encoding.UTF8.GetString(Assert.Single(Server.Emulator.Executions).Body.Span));
    }

    [Theory]
    [InlineData("Invoke-AppwriteFunction $Hostile")]
    [InlineData("Invoke-AppwriteFunction echo -Path $Hostile")]
    [InlineData("Invoke-AppwriteFunction echo -Headers @{ $Hostile = 1 }")]
    [InlineData("Invoke-AppwriteFunction echo -Headers @{ a = $Hostile }")]
    [InlineData("Invoke-AppwriteFunction echo -ScheduledAt $Hostile")]
    [InlineData("Invoke-AppwriteFunction echo -InFile $Hostile")]
    [InlineData("Invoke-AppwriteFunction echo -Instance $Hostile")]
    [InlineData("Invoke-AppwriteFunction echo x -ContentType $Hostile")]
    [InlineData("Get-AppwriteExecution $Hostile")]
    [InlineData("Get-AppwriteExecution echo $Hostile")]
    [InlineData("Remove-AppwriteExecution echo $Hostile")]
    [InlineData("Wait-AppwriteExecution echo $Hostile -TimeoutSec 1")]
    [InlineData("Get-AppwriteFunction -Search $Hostile")]
    [InlineData("Import-AppwriteFunction $Hostile")]
    [InlineData("Add-AppwriteInstance $Hostile p k")]
    [InlineData("Add-AppwriteInstance $Endpoint $Hostile k")]
    [InlineData("Add-AppwriteInstance $Endpoint p k -Name $Hostile")]
    [InlineData("Add-AppwriteInstance $Endpoint ../../etc $ApiKey -Name path")]
    [InlineData("Get-AppwriteInstance $Hostile")]
    [InlineData("Remove-AppwriteInstance $Hostile")]
    [InlineData("Set-AppwriteInstance $Hostile -Default")]
    [InlineData("Test-AppwriteInstance $Hostile")]
    [InlineData("Invoke-AppwriteAction $Hostile")]
    [InlineData("Invoke-AppwriteAction -LiteralPath $Hostile")]
    [InlineData("Invoke-AppwriteAction -Yaml $Hostile")]
    [InlineData("Invoke-AppwriteAction -Yaml \"action: appwrite.execute_function_$Hostile`ndata: {function_id: '$Hostile'}\"")]
    [InlineData("@{ action = \"appwrite.$Hostile\"; alias = $Hostile; $Hostile = 1; data = @{ function_id = $Hostile; function_method = $Hostile } } | Invoke-AppwriteAction")]
    [InlineData("@{ action = 'appwrite.execute_function_main'; alias = $Hostile; data = @{ function_id = 'echo'; function_body = $Hostile } } | Invoke-AppwriteAction -WhatIf")]
    [InlineData("@{ action = 'appwrite.execute_function_main'; alias = $Hostile; data = @{ function_id = 'nosuch' } } | Invoke-AppwriteAction")]
    public void What_is_typed_or_comes_from_a_file_steers_no_terminal(string script)
    {
        Session.Set("Hostile", Hostile);

        AssertCalm(Session.Show(script).Text, script);
    }

    [Theory]
    [InlineData("Invoke-AppwriteFunction echo -Path ('/' + $Long)", "InvalidRequest")]
    [InlineData("Invoke-AppwriteFunction $Long", "InvalidRequest")]
    [InlineData("Invoke-AppwriteFunction echo -Headers @{ a = $Long }", "InvalidRequest")]
    [InlineData("Invoke-AppwriteFunction echo -Headers @{ $Long = 'a' }", "InvalidRequest")]
    [InlineData("Invoke-AppwriteFunction echo -Instance $Long", "InstanceNotFound")]
    [InlineData("Get-AppwriteExecution echo $Long", "InvalidRequest")]
    [InlineData("Add-AppwriteInstance $Endpoint $Long k", "InvalidProjectId")]
    [InlineData("Add-AppwriteInstance ('http://' + $Long) p k", "InvalidUrl")]
    [InlineData("Invoke-AppwriteAction -Yaml $Long", "InvalidAction")]
    public void Ten_million_characters_are_refused_in_a_line(string script, string id)
    {
        Session.Set("Long", new string('a', 10 * 1024 * 1024));

        var error = Error(script);

        Assert.Equal(id, IdOf(error));
        Assert.InRange(error.Exception.Message.Length, 1, 4000);
    }

    [Fact]
    public void A_profile_that_is_a_link_is_the_place_that_it_leads_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        var elsewhere = Directory.CreateDirectory(Path.Combine(Home, "elsewhere")).FullName;
        var link = Path.Combine(Home, "link");
        Directory.CreateSymbolicLink(link, elsewhere);
        Environment.SetEnvironmentVariable("APPWRITEPS_HOME", link);

        Session.Run("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name linked -Scope CurrentUser -Force");

        Assert.True(File.Exists(Path.Combine(elsewhere, "instances.json")));
        Assert.NotNull(new DirectoryInfo(link).LinkTarget);
        Assert.Single(Objects("Get-AppwriteInstance linked"));
    }

    [Fact]
    public void A_store_that_is_a_link_is_left_where_it_leads_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        var victim = Written("victim.txt", "precious");
        File.CreateSymbolicLink(Path.Combine(Home, "instances.json"), victim);

        Session.Run("try { Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name linked -Scope CurrentUser -Force } catch { }");

        Assert.Equal("precious", File.ReadAllText(victim));
    }

    private static string Execution => $$"""
        {"$id":"e","functionId":{{s_everywhere}},"trigger":{{s_everywhere}},"status":{{s_everywhere}},"requestMethod":{{s_everywhere}},"requestPath":{{s_everywhere}},"responseStatusCode":500,"responseBody":{{s_everywhere}},"logs":{{s_everywhere}},"errors":{{s_everywhere}},"duration":1,"deploymentId":{{s_everywhere}},"requestHeaders":[{"name":"x","value":{{s_everywhere}}}],"responseHeaders":[]}
        """;

    private static string Function => $$"""
        {"$id":"f","name":{{s_everywhere}},"runtime":{{s_everywhere}},"schedule":{{s_everywhere}},"deploymentId":{{s_everywhere}},"latestDeploymentStatus":{{s_everywhere}},"enabled":true,"timeout":15,"execute":[{{s_everywhere}}]}
        """;

    private void AddCanned(CannedServer server)
    {
        Session.Set("Canned", server.Endpoint);
        Objects("Add-AppwriteInstance $Canned p k12345678 -Name canned -SkipValidation");
    }

    private static void AssertCalm(string text, string place) => Assert.All(
        text.Where(static c => c is not ('\n' or '\r' or '\t')),
        c => Assert.False(char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format, $"{place} shows U+{(int)c:X4}: {text}"));
}
