using System.Text;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>What ConvertTo-AppwriteAction makes runs as the call that it was made of.</summary>
public sealed class ActionWritingTests : ActionTest
{
    [Theory]
    [InlineData("$FunctionId")]
    [InlineData("$FunctionId 'text' -Method POST")]
    [InlineData("$FunctionId @{ a = 1; b = 'x: y' } -Method PUT -Path '/a b?c=d&e=%20' -Headers @{ 'X-One' = '1'; 'x-two' = ' # no comment ' }")]
    [InlineData("$FunctionId \"two`nlines`n`n\" -Method PATCH -ContentType 'text/plain; charset=utf-8'")]
    [InlineData("$FunctionId 'true' -Method POST -Path 'null' -Headers @{ 'X-No' = 'no' }")]
    [InlineData("$FunctionId \"``0``t'`\"\" -Method POST")]
    [InlineData("$FunctionId -Async")]
    [InlineData("$FunctionId 'late' -Method POST -ScheduledAt '2099-05-05T05:05:00Z'")]
    public void It_goes_out_the_same(string arguments)
    {
        Objects("Invoke-AppwriteFunction " + arguments);
        var first = Server.Emulator.Requests[^1];
        Objects($"$made = ConvertTo-AppwriteAction {arguments}; Invoke-AppwriteAction -Yaml $made");
        var second = Server.Emulator.Requests[^1];

        Assert.Equal(first.BodyText, second.BodyText);
        Assert.Equal(first.PathAndQuery, second.PathAndQuery);
    }

    [Fact]
    public void It_names_the_instance_by_its_id_and_leaves_out_what_is_usual()
    {
        var id = Object("(Get-AppwriteInstance main).InstanceId").BaseObject;

        Assert.Equal($"alias: Mine\naction: appwrite.execute_function_{id}\ndata:\n  function_id: echo", Object("ConvertTo-AppwriteAction echo -Alias Mine").BaseObject);
    }

    [Fact]
    public void A_past_execution_becomes_an_action()
    {
        var execution = Object("$one = Invoke-AppwriteFunction $FunctionId -Path '/json?x=1'; Invoke-AppwriteAction -Yaml ($one | ConvertTo-AppwriteAction)");

        Assert.Equal("/json?x=1", Value(execution, "RequestPath"));
    }

    [Fact]
    public void Several_become_one_list()
    {
        var texts = Objects("1..3 | ConvertTo-AppwriteAction echo -Method POST").Select(text => (string)text.BaseObject).ToList();

        Assert.Equal(3, texts.Count);
        Assert.Equal(3, Objects(With(string.Join("\n", texts), "Invoke-AppwriteAction -Yaml $Yaml")).Count);
        Assert.Equal(["1", "2", "3"], Server.Emulator.Executions.Select(request => Encoding.UTF8.GetString(request.Body.Span)));
    }

    [Theory]
    [InlineData("ConvertTo-AppwriteAction echo ([byte[]](1,2))", "InvalidRequest", "bytes")]
    [InlineData("ConvertTo-AppwriteAction echo 'Hello {{ name }}'", "InvalidRequest", "{{")]
    [InlineData("ConvertTo-AppwriteAction '../x'", "InvalidRequest", "not a function ID")]
    [InlineData("ConvertTo-AppwriteAction echo -Instance nosuch", "InstanceNotFound", "main")]
    [InlineData("Invoke-AppwriteFunction echo x -Method POST | ConvertTo-AppwriteAction", "RequestBodyNotKept", "-Body")]
    public void What_no_action_can_say_is_an_error(string script, string id, string text)
    {
        var error = Error(script);

        Assert.Equal(id, IdOf(error));
        Assert.Contains(text, error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_looks_secret_is_told_by_its_name()
    {
        var text = Session.Run("$null = ConvertTo-AppwriteAction echo -Headers @{ Authorization = 'hidden' }").HostText;

        Assert.Contains("'Authorization'", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_sent()
    {
        var before = Server.Emulator.RequestCount;

        Objects("ConvertTo-AppwriteAction echo");

        Assert.Equal(before, Server.Emulator.RequestCount);
    }
}
