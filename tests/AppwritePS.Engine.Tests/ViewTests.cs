using Xunit;

namespace AppwritePS.Engine.Tests;

public sealed class ViewTests : ModuleTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        AddInstance();
    }

    [Fact]
    public void An_instance_is_a_row_with_its_name_project_and_endpoint()
    {
        var text = Session.Show("Get-AppwriteInstance").Text;

        Assert.Matches(@"Name\s+ProjectId\s+Endpoint\s+Scope\s+Default\s+KeySource", text);
        Assert.Matches($@"main\s+{Server.ProjectId}\s+{Server.Endpoint}\s+Process\s+False\s+Memory", text);
    }

    [Fact]
    public void An_execution_is_a_row_with_status_code_duration_and_the_answers_beginning()
    {
        var text = Session.Show("Invoke-AppwriteFunction $FunctionId -Path /json").Text;

        Assert.Matches(@"ExecutionId\s+FunctionId\s+Status\s+Code\s+Duration\s+ResponseBody", text);
        Assert.Matches($@"[0-9a-f]{{20}}\s+{Server.FunctionId}\s+completed\s+200\s+<?\d+ ms\s+{{""ok"":true", text);
    }

    [Theory]
    [InlineData("Invoke-AppwriteFunction $FunctionId -Path /json", true)]
    [InlineData("Invoke-AppwriteFunction $FunctionId", false)]
    [InlineData("Invoke-AppwriteFunction $FunctionId -Path /log/standard_0123456789abcdef", false)]
    [InlineData("Invoke-AppwriteFunction $FunctionId -Path /log/standard_0123456789abcdef | Get-AppwriteExecution", false)]
    [InlineData("Invoke-AppwriteFunction $FunctionId -Path /log/standard_0123456789abcdef -Wait", false)]
    [InlineData("Invoke-AppwriteFunction $FunctionId -Path /log/standard_0123456789abcdef -Async | Wait-AppwriteExecution", false)]
    public void What_comes_after_an_object_of_another_type_is_listed_past_the_views_but_no_key(string script, bool isWhole)
    {
        var text = Session.Show("Get-AppwriteInstance; " + script).Text;

        Assert.Matches(@"ResponseStatusCode\s+: \d{3}", text);
        Assert.Equal(isWhole, text.Contains("ResponseBody ", StringComparison.Ordinal));
        Assert.DoesNotMatch("(standard|ephemeral|dynamic)_[0-9a-zA-Z]{8}", text);
    }

    [Fact]
    public void An_execution_that_has_not_ended_has_dashes()
    {
        var text = Session.Show("Invoke-AppwriteFunction $FunctionId -Async").Text;

        Assert.Matches(@"waiting\s+-\s+", text);
    }

    [Fact]
    public void A_scheduled_execution_says_when_it_runs() =>
        Assert.Matches($@"scheduled\s+-\s+-\s+\(runs {DateTime.Now.AddMinutes(10):yyyy-MM-dd} \d\d:\d\d\)", Session.Show("Invoke-AppwriteFunction $FunctionId -Delay 600").Text);

    [Fact]
    public void A_deserialised_execution_has_the_same_row()
    {
        var text = Session.Show("$e = Invoke-AppwriteFunction $FunctionId -Path /json; [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($e, 3))").Text;

        Assert.Matches($@"[0-9a-f]{{20}}\s+{Server.FunctionId}\s+completed\s+200", text);
    }

    [Fact]
    public void What_would_steer_a_terminal_is_not_shown()
    {
        Server.Emulator.AddFunction("hostile", (_, _) => Task.FromResult(new Emulator.FunctionResponse
        {
            StatusCode = 500,
            Body = "\u001b[2Jgone\u202Eback"u8.ToArray(),
            Errors = "\u001b]0;title\u0007oops",
        }));

        var shown = Session.Show("Invoke-AppwriteFunction hostile");

        Assert.DoesNotContain('\u001b', shown.Text);
        Assert.DoesNotContain('\u202E', shown.Text);
        Assert.Contains("oops", Assert.Single(shown.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', shown.Errors[0].Exception.Message);
    }

    [Fact]
    public void Only_what_asks_for_attention_is_coloured_and_by_the_shells_own_colours()
    {
        Assert.Equal("completed", Status("completed", finished: true, success: true));
        Assert.Equal("\u001b[31;1mfailed\u001b[0m", Status("failed", finished: true, success: false));
        Assert.Equal("\u001b[33;1mwaiting\u001b[0m", Status("waiting", finished: false, success: false));

        string Status(string status, bool finished, bool success) =>
            Object($"[AppwritePS.ViewText]::Status('{status}', ${finished}, ${success})").ToString();
    }
}
