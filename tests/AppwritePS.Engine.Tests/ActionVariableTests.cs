using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>An action's response variable: the user's own, and nothing else of the shell.</summary>
public sealed class ActionVariableTests : ActionTest
{
    private static string Keeping(string variable, string path = "/json") => Main + $"  function_path: {path}\nresponse_variable: {variable}\n";

    [Fact]
    public void It_takes_the_execution_beside_the_pipeline()
    {
        var execution = Object(With(Keeping("answer"), "Invoke-AppwriteAction -Yaml $Yaml"));

        Assert.Equal(Value(execution, "ExecutionId"), Object("$answer.ExecutionId").BaseObject);
    }

    [Fact]
    public void It_takes_a_failed_one_too()
    {
        Session.Run(With(Keeping("answer", "/status/500"), "Invoke-AppwriteAction -Yaml $Yaml"));

        Assert.Equal(500, Object("$answer.ResponseStatusCode").BaseObject);
    }

    [Fact]
    public void It_is_the_callers_own()
    {
        Objects(With(Keeping("answer"), "$answer = 'outer'; function Call { $null = Invoke-AppwriteAction -Yaml $Yaml; $script:inner = $answer.FunctionId }; Call"));

        Assert.Equal("echo", Object("$inner").BaseObject);
        Assert.Equal("outer", Object("$answer").BaseObject);
    }

    [Theory]
    [InlineData("Invoke-AppwriteAction -Yaml $Yaml -WhatIf")]
    [InlineData("Test-AppwriteAction -Yaml $Yaml")]
    [InlineData("Test-AppwriteAction -Yaml $Yaml -Online")]
    public void It_is_not_set_where_nothing_runs(string script)
    {
        Session.Run(With(Keeping("answer"), "$answer = 'before'; " + script));

        Assert.Equal("before", Object("$answer").BaseObject);
        Assert.Empty(Executed);
    }

    [Theory]
    [InlineData("env:PATH", "VariableName")]
    [InlineData("global:x", "VariableName")]
    [InlineData("a b", "VariableName")]
    [InlineData("\"x`ny\"", "VariableName")]
    [InlineData("ErrorActionPreference", "VariableReserved")]
    [InlineData("MyOwnPreference", "VariableReserved")]
    [InlineData("pshome", "VariableReserved")]
    [InlineData("LASTEXITCODE", "VariableReserved")]
    [InlineData("Error", "VariableReserved")]
    [InlineData("_", "VariableReserved")]
    [InlineData("PSDefaultParameterValues", "VariableReserved")]
    [InlineData("fixed", "VariableReadOnly")]
    public void One_of_the_shells_own_is_refused_before_anything_runs(string variable, string rule)
    {
        var error = Error(With(Keeping(variable), "[psvariable] $fixed = [psvariable]::new('fixed', 1, 'ReadOnly'); $ExecutionContext.SessionState.PSVariable.Set($fixed); Invoke-AppwriteAction -Yaml $Yaml"));

        Assert.Equal([$"5:20 {rule} response_variable"], Told(error.TargetObject));
        Assert.Empty(Executed);
    }

    [Fact]
    public void Every_variable_that_the_engine_starts_with_is_refused()
    {
        var names = Objects("$ExecutionContext.InvokeProvider.ChildItem.Get('Variable:', $false) | ForEach-Object { $_.Name }")
            .Select(name => (string)name.BaseObject)
            .Where(name => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            .Except(["Endpoint", "ProjectId", "ApiKey", "FunctionId", "Folder", "Yaml"]);

        Assert.All(names, name => Assert.Contains(
            Told(Error(With(Keeping($"'{name}'"), "Invoke-AppwriteAction -Yaml $Yaml")).TargetObject).Single().Split(' ')[1],
            new[] { "VariableReserved", "VariableReadOnly" }));
    }

    [Fact]
    public void One_that_takes_no_execution_is_an_error_and_the_execution_still_comes()
    {
        var results = Session.Run(With(Keeping("answer"), "[int] $answer = 1; Invoke-AppwriteAction -Yaml $Yaml"));

        Assert.Equal("VariableNotSet", IdOf(Assert.Single(results.Errors)));
        Assert.Single(results.Objects);
        Assert.Equal(1, Object("$answer").BaseObject);
    }
}
