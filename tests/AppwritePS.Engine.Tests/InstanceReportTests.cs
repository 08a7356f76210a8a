using System.Globalization;
using System.Management.Automation;
using Xunit;

namespace AppwritePS.Engine.Tests;

public sealed class InstanceReportTests : ModuleTest
{
    [Fact]
    public void A_good_instance_is_usable_and_every_step_is_told()
    {
        AddInstance();

        var report = Object("Test-AppwriteInstance main");

        Assert.Equal("AppwritePS.AppwriteInstanceReport", report.TypeNames[0]);
        foreach (var step in new[] { "IsUsable", "NameResolved", "Connected", "IsAppwrite", "KeyAccepted", "ExecutionWrite", "ExecutionRead", "FunctionsRead" })
            Assert.Equal(true, Value(report, step));
        Assert.Matches(@"^\d+\.\d+", (string)Value(report, "ServerVersion")!);
        Assert.IsType<TimeSpan>(Value(report, "Latency"));
        Assert.Empty((string[])Value(report, "Problems")!);
    }

    [Fact]
    public void Nothing_is_executed()
    {
        AddInstance();

        Objects("Test-AppwriteInstance main");

        Assert.Equal(0, Server.Emulator.ExecutionCount);
    }

    [Theory]
    [InlineData("Get-AppwriteInstance | Test-AppwriteInstance -Quiet")]
    [InlineData("'main' | Test-AppwriteInstance -Quiet")]
    [InlineData("Test-AppwriteInstance -Quiet")]
    public void Quiet_is_true_or_false_alone(string script)
    {
        AddInstance();

        Assert.Equal(true, Object(script).BaseObject);
    }

    [Fact]
    public void A_key_without_a_scope_is_told_with_the_scope()
    {
        Session.Set("ReadOnly", Server.Emulator.CreateKey("execution.read"));
        Objects("Add-AppwriteInstance $Endpoint $ProjectId $ReadOnly -Name readonly");

        var report = Object("Test-AppwriteInstance readonly");

        Assert.Equal(true, Value(report, "KeyAccepted"));
        Assert.Equal(false, Value(report, "ExecutionWrite"));
        Assert.Equal(true, Value(report, "ExecutionRead"));
        Assert.Equal(false, Value(report, "FunctionsRead"));
        Assert.Equal(false, Value(report, "IsUsable"));
        Assert.Contains("execution.write", Problem(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_key_is_told_and_its_scopes_are_not_guessed()
    {
        Objects("Add-AppwriteInstance $Endpoint $ProjectId standard_0123456789abcdef -SkipValidation -Name wrong");

        var report = Object("Test-AppwriteInstance wrong");

        Assert.Equal(true, Value(report, "IsAppwrite"));
        Assert.Equal(false, Value(report, "KeyAccepted"));
        Assert.Null(Value(report, "ExecutionWrite"));
        Assert.Contains("does not accept the API key", Problem(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://appwriteps.invalid", "has no address", "NameResolved")]
    [InlineData("http://127.0.0.1:1", "port 1", "Connected")]
    public void Where_the_way_ends_is_told_with_the_mend(string endpoint, string text, string step)
    {
        Objects($"Add-AppwriteInstance {endpoint} p k -SkipValidation -Name lost");

        var report = Object("Test-AppwriteInstance lost");

        Assert.Equal(false, Value(report, step));
        Assert.Equal(false, Value(report, "IsUsable"));
        Assert.Null(Value(report, "IsAppwrite"));
        Assert.Contains(text, Problem(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_web_page_is_not_Appwrite()
    {
        using var server = CannedServer.Answering(200, "text/html", "<html>");
        Objects($"Add-AppwriteInstance {server.Endpoint} p k -SkipValidation -Name page");

        var report = Object("Test-AppwriteInstance page");

        Assert.Equal(false, Value(report, "IsAppwrite"));
        Assert.Contains("/v1", Problem(report), StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_says_it_all_on_one_screen()
    {
        AddInstance();

        var text = Session.Show("Test-AppwriteInstance main").Text;

        Assert.Matches(@"KeyAccepted\s+: True", text);
        Assert.Matches(@"CertificateTrusted\s+: -", text);
        Assert.Matches(@"Latency\s+: <?\d+ ms", text);
    }

    private static string Problem(PSObject report) => Convert.ToString(Assert.Single((string[])Value(report, "Problems")!), CultureInfo.InvariantCulture)!;
}
