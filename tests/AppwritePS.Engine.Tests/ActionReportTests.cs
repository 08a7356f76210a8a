using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>What Test-AppwriteAction tells, and that it sends nothing that runs.</summary>
public sealed class ActionReportTests : ActionTest
{
    [Fact]
    public void There_is_a_report_for_each_action_and_one_for_what_belongs_to_none()
    {
        var file = Written("a.yaml", "- delay: 5\n- alias: Good\n" + Steps("?x=1").Replace("- ", "  ", StringComparison.Ordinal) + "- action: appwrite.execute_function_nosuch\n  data: {boddy: x}\n");

        var reports = Objects("Test-AppwriteAction $Folder/a.yaml");

        Assert.Equal([null, "appwrite.execute_function_main", "appwrite.execute_function_nosuch"], reports.Select(report => Value(report, "Action")));
        Assert.Equal([true, true, false], reports.Select(report => Value(report, "IsValid")));
        Assert.Equal(["1:3 ?StepNotRun"], Told(Value(reports[0], "Problems")));
        Assert.Equal(["5:11 InstanceNotFound action", "6:3 RequiredKey function_id", "6:10 UnknownKey boddy"], Told(Value(reports[2], "Problems")));
        Assert.Equal(("Good", "main", "echo", "GET", "?x=1", false, 2, file), (
            Value(reports[1], "Alias"), Value(reports[1], "Instance"), Value(reports[1], "FunctionId"), Value(reports[1], "Method"), Value(reports[1], "Path"),
            Value(reports[1], "IsAsync"), Value(reports[1], "Line"), Value(reports[1], "File")));
    }

    [Fact]
    public void Nothing_is_sent()
    {
        var before = Server.Emulator.RequestCount;

        Objects(With(Main + "---\naction: appwrite.main_echo\n", "Test-AppwriteAction -Yaml $Yaml"));

        Assert.Equal(before, Server.Emulator.RequestCount);
    }

    [Theory]
    [InlineData(Main, true)]
    [InlineData("delay: 1\n---\n" + Main, true)]
    [InlineData(Main + "  x: y\n", false)]
    [InlineData("delay: [", false)]
    [InlineData("", false)]
    public void Quiet_is_one_word(string yaml, bool isGood)
    {
        Assert.Equal(isGood, Object(With(Main + "\n", "Test-AppwriteAction -Quiet -Yaml ($Yaml, \"" + yaml.Replace("\n", "`n", StringComparison.Ordinal) + "`n\")")).BaseObject);
    }

    [Fact]
    public void Quiet_is_false_where_a_file_cannot_be_read()
    {
        var results = Session.Run("Test-AppwriteAction -Quiet $Folder/nosuch.yaml");

        Assert.Equal(false, Assert.Single(results.Objects).BaseObject);
        Assert.Single(results.Errors);
    }

    [Theory]
    [InlineData("echo", true, null)]
    [InlineData("nosuch", false, "FunctionNotFound")]
    [InlineData("nodeploy", false, "DeploymentNotReady")]
    public void Online_asks_for_the_function(string function, bool isValid, string? rule)
    {
        var report = Object(With(Main.Replace("echo", function, StringComparison.Ordinal), "Test-AppwriteAction -Online -Yaml $Yaml"));

        Assert.Equal(isValid, Value(report, "IsValid"));
        Assert.Equal(rule is null ? [] : [$"1:1 {rule}"], Told(Value(report, "Problems")));
        Assert.Empty(Executed);
    }

    [Fact]
    public void Online_finds_the_function_of_a_slug()
    {
        var report = Object(With("action: appwrite.main_send_notification", "Test-AppwriteAction -Online -Yaml $Yaml"));

        Assert.Equal("send_notification", Value(report, "FunctionId"));
        Assert.Null(Value(Object("Test-AppwriteAction -Yaml $Yaml"), "FunctionId"));
    }

    [Theory]
    [InlineData("execution.read", "functions.read", false, "InstanceUnusable")]
    [InlineData("execution.write", "functions.read", true, null)]
    [InlineData("execution.write", "execution.read", true, null)]
    [InlineData("execution.write", "health.read", true, "?FunctionNotChecked")]
    public void Online_asks_for_the_scopes_that_running_needs(string one, string other, bool isValid, string? rule)
    {
        Session.Set("Key", Server.Emulator.CreateKey(one, other));
        Objects("Add-AppwriteInstance $Endpoint $ProjectId $Key -Name main -Force -SkipValidation");

        var report = Object(With(Main, "Test-AppwriteAction -Online -Yaml $Yaml"));

        Assert.Equal(isValid, Value(report, "IsValid"));
        Assert.Equal(rule is null ? [] : [$"1:1 {rule}"], Told(Value(report, "Problems")));
    }

    [Fact]
    public void Online_asks_for_each_instance_and_function_once()
    {
        Assert.Equal(RequestsFor(Steps("/1")), RequestsFor(Steps("/1", "/2", "/3")));

        int RequestsFor(string yaml)
        {
            var before = Server.Emulator.RequestCount;
            Objects(With(yaml, "Test-AppwriteAction -Online -Yaml $Yaml"));
            return Server.Emulator.RequestCount - before;
        }
    }

    [Fact]
    public void Online_tells_of_a_server_that_is_not_there()
    {
        Objects("Add-AppwriteInstance http://127.0.0.1:1/v1 p k123456789 -Name away -SkipValidation");

        var report = Object(With(Main.Replace("main", "away", StringComparison.Ordinal), "Test-AppwriteAction -Online -Yaml $Yaml"));

        Assert.Equal(false, Value(report, "IsValid"));
        Assert.Equal(["1:1 InstanceUnusable"], Told(Value(report, "Problems")));
    }
}
