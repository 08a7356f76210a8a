using System.Text;
using Xunit;

namespace AppwritePS.Client.Tests.Answers;

public class FunctionTests
{
    [Fact]
    public void Every_field_is_read_and_the_variables_are_not()
    {
        var function = Read("""
            {"$id":"echo","$createdAt":"2026-11-23T18:00:00.000+00:00","$updatedAt":"2026-11-23T18:00:01.000+00:00","name":"Echo","enabled":false,
            "logging":false,"runtime":"node-22","timeout":15,"schedule":"*\/5 * * * *","execute":["any"],"deploymentId":"d","latestDeploymentStatus":"ready",
            "vars":[{"key":"SECRET","value":"s"}],"events":[]}
            """);

        Assert.Equal("echo", function.Id);
        Assert.Equal("Echo", function.Name);
        Assert.False(function.Enabled);
        Assert.False(function.Logging);
        Assert.Equal("node-22", function.Runtime);
        Assert.Equal(TimeSpan.FromSeconds(15), function.Timeout);
        Assert.Equal("*/5 * * * *", function.Schedule);
        Assert.Equal(["any"], function.Execute);
        Assert.Equal("d", function.DeploymentId);
        Assert.Equal("ready", function.DeploymentStatus);
        Assert.Equal(new(2026, 11, 23, 18, 0, 0, TimeSpan.Zero), function.CreatedAt);
        Assert.Equal(new(2026, 11, 23, 18, 0, 1, TimeSpan.Zero), function.UpdatedAt);
    }

    [Fact]
    public void Fields_that_are_missing_are_unknown_or_the_servers_default()
    {
        var function = Read("""{"$id":"echo"}""");

        Assert.True(function is { Enabled: true, Logging: true, Timeout: null, CreatedAt: null });
        Assert.Empty(function.Execute);
    }

    private static Function Read(string json) =>
        new(AnswerJson.TryRead(Encoding.UTF8.GetBytes(json), AnswerJson.Default.FunctionDocument)!);
}
