using AppwritePS.Emulator;
using Xunit;

namespace AppwritePS.Engine.Tests;

public sealed class FunctionTests : ModuleTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        AddInstance();
    }

    [Fact]
    public void All_functions_of_a_project_come_page_by_page()
    {
        for (var i = 0; i < 120; i++) Add($"f{i}", $"Function {i}");

        var listed = Objects("Get-AppwriteFunction");

        Assert.Equal(Server.Emulator.Functions.Select(function => function.Id), listed.Select(function => Value(function, "FunctionId")));
        Assert.Equal("AppwritePS.AppwriteFunction", listed[0].TypeNames[0]);
    }

    [Fact]
    public void One_has_its_settings_and_never_its_variables()
    {
        var function = Object("Get-AppwriteFunction $FunctionId");

        Assert.Equal(Server.FunctionId, Value(function, "FunctionId"));
        Assert.Equal("main", Value(function, "Instance"));
        Assert.Equal(true, Value(function, "Enabled"));
        Assert.Equal(TimeSpan.FromSeconds(15), Value(function, "Timeout"));
        Assert.Equal("ready", Value(function, "DeploymentStatus"));
        Assert.Equal(DateTimeKind.Local, ((DateTime)Value(function, "CreatedAt")!).Kind);
        Assert.DoesNotContain(function.Properties, property => property.Name.Contains("Var", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Get-AppwriteFunction d*, e?ho", "echo", "disabled")]
    [InlineData("Get-AppwriteFunction disabled, echo", "disabled", "echo")]
    [InlineData("'echo', 'disabled' | Get-AppwriteFunction", "echo", "disabled")]
    [InlineData("'echo' | Get-AppwriteFunction e*", "echo")]
    [InlineData("Get-AppwriteFunction -Search disabled", "disabled")]
    [InlineData("Get-AppwriteInstance | Get-AppwriteFunction echo", "echo")]
    [InlineData("Invoke-AppwriteFunction echo | Get-AppwriteFunction", "echo")]
    [InlineData("[pscustomobject]@{ FunctionId = 'echo'; Instance = 'main' } | Get-AppwriteFunction", "echo")]
    public void It_finds(string script, params string[] ids)
    {
        _ = Server.Emulator;

        Assert.Equal(ids, Objects(script).Select(function => Value(function, "FunctionId")));
    }

    [Theory]
    [InlineData("Get-AppwriteFunction nosuch", "FunctionNotFound")]
    [InlineData("Get-AppwriteFunction '../x'", "InvalidRequest")]
    [InlineData("5 | Get-AppwriteFunction", "InvalidRequest")]
    [InlineData("'echo' | Get-AppwriteFunction -FunctionId disabled", "InvalidRequest")]
    public void What_is_none_is_an_error(string script, string id) => Assert.Equal(id, IdOf(Error(script)));

    [Fact]
    public void A_key_without_the_scope_is_told_so_once()
    {
        Session.Set("Weak", Server.Emulator.CreateKey("execution.read"));
        Objects("Add-AppwriteInstance $Endpoint $ProjectId $Weak -Name main -Force");

        var error = Error("Get-AppwriteFunction");

        Assert.Equal("MissingScope", IdOf(error));
        Assert.Contains("functions.read", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_a_row_with_its_settings_and_the_state_of_its_deployment()
    {
        var text = Session.Show("Get-AppwriteFunction $FunctionId").Text;

        Assert.Matches(@"FunctionId\s+Name\s+Runtime\s+Enabled\s+Timeout\s+Schedule\s+Deployment", text);
        Assert.Matches($@"{Server.FunctionId}\s.*\sTrue\s+15\.0 s\s.*ready", text);
    }

    private void Add(string id, string name) => Server.Emulator.AddFunction(new EmulatedFunction { Id = id, Name = name, Handler = (_, _) => Task.FromResult(FunctionResponse.Text("")) });
}
