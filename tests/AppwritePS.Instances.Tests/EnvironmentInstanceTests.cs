namespace AppwritePS.Instances.Tests;

public sealed class EnvironmentInstanceTests
{
    [Fact]
    public void Three_variables_make_an_instance()
    {
        var environment = Make.Environment("http://host", "project", "standard_1");

        var instance = environment.Instance!;
        Assert.Equal("Environment", instance.Name);
        Assert.Equal("http://host/v1", instance.Endpoint.Text);
        Assert.Equal("project", instance.ProjectId);
        Assert.Equal("standard_1", instance.GetApiKey(vault: null).Use(static text => text));
        Assert.Equal(InstanceScope.Environment, instance.Scope);
        Assert.Equal("Environment variable APPWRITE_API_KEY", instance.KeySource.ToString());
        Assert.Empty(environment.MissingVariables);
        Assert.Null(environment.Problem);
    }

    [Fact]
    public void Blanks_and_newlines_around_the_values_are_not_part_of_them()
    {
        var instance = Make.Environment(" http://host\n", " project\r\n", "standard_1\n").Instance!;

        Assert.Equal("http://host/v1", instance.Endpoint.Text);
        Assert.Equal("project", instance.ProjectId);
        Assert.Equal("standard_1", instance.GetApiKey(vault: null).Use(static text => text));
    }

    [Fact]
    public void Its_key_stays_the_one_that_was_set_together_with_its_endpoint()
    {
        var key = "standard_1";
        var instance = EnvironmentInstance.Read(name => name switch
        {
            "APPWRITE_ENDPOINT" => "http://host",
            "APPWRITE_PROJECT_ID" => "project",
            _ => key,
        }).Instance!;

        key = "standard_2";

        Assert.Equal("standard_1", instance.GetApiKey(vault: null).Use(static text => text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n")]
    public void Where_none_is_set_there_is_nothing_to_tell(string? unset)
    {
        var environment = Make.Environment(unset, unset, unset);

        Assert.Null(environment.Instance);
        Assert.Empty(environment.MissingVariables);
        Assert.Null(environment.Problem);
    }

    [Theory]
    [InlineData(null, "project", "key", "APPWRITE_ENDPOINT")]
    [InlineData("http://host", null, "key", "APPWRITE_PROJECT_ID")]
    [InlineData("http://host", "project", null, "APPWRITE_API_KEY")]
    [InlineData("http://host", "project", " ", "APPWRITE_API_KEY")]
    [InlineData("http://host", "", "", "APPWRITE_PROJECT_ID APPWRITE_API_KEY")]
    [InlineData("", "project", null, "APPWRITE_ENDPOINT APPWRITE_API_KEY")]
    [InlineData("", "", "key", "APPWRITE_ENDPOINT APPWRITE_PROJECT_ID")]
    [InlineData("no url", null, "key", "APPWRITE_PROJECT_ID")]
    public void Where_some_are_set_the_others_are_listed_as_missing(string? endpoint, string? projectId, string? key, string missing)
    {
        var environment = Make.Environment(endpoint, projectId, key);

        Assert.Null(environment.Instance);
        Assert.Equal(missing.Split(' '), environment.MissingVariables);
        Assert.Null(environment.Problem);
    }

    [Theory]
    [InlineData("ftp://host", "project", "key", InstanceProblem.InvalidUrl, "APPWRITE_ENDPOINT")]
    [InlineData("http://host/console", "project", "key", InstanceProblem.ConsoleUrl, "APPWRITE_ENDPOINT")]
    [InlineData("http://host", "a project", "key", InstanceProblem.InvalidProjectId, "APPWRITE_PROJECT_ID")]
    [InlineData("http://host", "project", "k\u00E9y", InstanceProblem.InvalidApiKeyText, "APPWRITE_API_KEY")]
    public void An_invalid_value_is_told_with_its_variable(string endpoint, string projectId, string key, InstanceProblem problem, string variable)
    {
        var environment = Make.Environment(endpoint, projectId, key);

        Assert.Null(environment.Instance);
        Assert.Empty(environment.MissingVariables);
        Assert.Equal(problem, environment.Problem?.Problem);
        Assert.Contains(variable, environment.Problem!.Arguments);
    }
}
