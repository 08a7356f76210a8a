using System.Text.Json;

namespace AppwritePS.Instances.Tests.Cli;

public sealed class CliFilesTests
{
    private const string Preferences = """
        {
          "current": "two",
          "one": { "endpoint": "https://one/v1", "email": "a@b", "key": "standard_one", "selfSigned": "true" },
          "two": { "endpoint": "https://two/v1", "cookie": "a_session=1", "key": "standard_two", "selfSigned": false },
          "three": { "endpoint": "https://three/v1", "cookie": "a_session=1" }
        }
        """;

    [Fact]
    public void New_preferences_are_sessions_by_id()
    {
        Assert.Equal(
            [
                new CliSession("https://one/v1", null, "standard_one", SelfSigned: true, IsCurrent: false),
                new CliSession("https://two/v1", null, "standard_two", SelfSigned: false, IsCurrent: true),
                new CliSession("https://three/v1", null, null, SelfSigned: false, IsCurrent: false),
            ],
            CliFiles.ReadSessions(Preferences));
    }

    [Fact]
    public void Old_preferences_are_one_session_with_its_project()
    {
        Assert.Equal(
            [new CliSession("https://old/v1", "p", "abc", SelfSigned: true, IsCurrent: true)],
            CliFiles.ReadSessions("""{"endpoint":"https://old/v1","project":"p","key":"abc","selfSigned":true,"locale":""}"""));
    }

    [Fact]
    public void A_project_file_names_the_project_and_may_name_the_server()
    {
        Assert.Equal(new CliProject("p", "https://one/v1"), CliFiles.ReadProject("""{"projectId":"p","projectName":"P","endpoint":"https://one/v1","functions":[{"$id":"f"}]}"""));
        Assert.Equal(new CliProject("p", null), CliFiles.ReadProject("""{"projectId":"p"}"""));
        Assert.Null(CliFiles.ReadProject("""{"projectId":""}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"projectId":"a\ud800","current":"a\ud800"}""")]
    [InlineData("{\"a\":")]
    public void What_is_no_JSON_object_is_told(string text)
    {
        Assert.ThrowsAny<JsonException>(() => CliFiles.ReadSessions(text));
        Assert.ThrowsAny<JsonException>(() => CliFiles.ReadProject(text));
    }

    [Fact]
    public void The_project_files_server_goes_before_the_current_sessions_and_finds_its_key()
    {
        var sessions = CliFiles.ReadSessions(Preferences);

        var one = Assert.Single(CliInstance.Join(sessions, new CliProject("p", "https://ONE")));
        Assert.Equal(("https://ONE", "p", true), (one.Endpoint, one.ProjectId, one.SelfSigned));
        Assert.Equal("standard_one", one.Key.Use(key => key));

        var two = Assert.Single(CliInstance.Join(sessions, new CliProject("p", null)));
        Assert.Equal("standard_two", two.Key.Use(key => key));
    }

    [Fact]
    public void A_session_whose_address_is_none_is_passed_over()
    {
        var broken = new CliSession("no address", "p", "abc", SelfSigned: false, IsCurrent: true);

        Assert.Single(CliInstance.Join([broken, .. CliFiles.ReadSessions(Preferences)], new CliProject("p", "https://ONE")));
    }

    [Fact]
    public void Without_a_key_for_the_projects_server_there_is_no_instance()
    {
        Assert.Empty(CliInstance.Join(CliFiles.ReadSessions(Preferences), new CliProject("p", "https://three/v1")));
        Assert.Empty(CliInstance.Join(CliFiles.ReadSessions(Preferences), project: null));
        Assert.Empty(CliInstance.Join([], new CliProject("p", "https://one/v1")));
    }

    [Fact]
    public void Old_preferences_need_no_project_file()
    {
        var old = Assert.Single(CliInstance.Join([new CliSession("https://old/v1", "p", "abc", SelfSigned: false, IsCurrent: true)], project: null));

        Assert.Equal("p", old.ProjectId);
    }

    [Fact]
    public void A_session_and_an_instance_show_no_key()
    {
        var session = new CliSession("https://old/v1", "p", "standard_secret", SelfSigned: false, IsCurrent: true);

        Assert.DoesNotContain("secret", session.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Assert.Single(CliInstance.Join([session], project: null)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_project_file_is_looked_for_upwards_and_the_new_name_first()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var below = folder.CreateSubdirectory("a").CreateSubdirectory("b");
            File.WriteAllText(Path.Combine(folder.FullName, "appwrite.json"), "{}");
            Assert.Equal(Path.Combine(folder.FullName, "appwrite.json"), CliFiles.FindProjectFile(below.FullName));

            File.WriteAllText(Path.Combine(folder.FullName, "appwrite.config.json"), "{}");
            Assert.Equal(Path.Combine(folder.FullName, "appwrite.config.json"), CliFiles.FindProjectFile(below.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
