using AppwritePS.Quickstart;
using Xunit;

namespace AppwritePS.Engine.Tests;

public sealed class TourTests : ModuleTest
{
    [Fact]
    public async Task The_tour_goes_as_its_comments_say()
    {
        _ = Server.Emulator;
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "quickstart.ps1"), TestContext.Current.CancellationToken);
        using var console = new StringWriter();

        Assert.True(new Tour(Session, console).Run(script), console.ToString());

        var text = console.ToString();
        Assert.Contains("tour", text, StringComparison.Ordinal);
        Assert.Contains("scheduled", text, StringComparison.Ordinal);
        Assert.Contains("Error: boom", text, StringComparison.Ordinal);
        Assert.Contains("garage: 200", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.ApiKey, text, StringComparison.Ordinal);
        Assert.Empty(Objects("Get-AppwriteInstance"));
    }

    [Theory]
    [InlineData("Invoke-AppwriteFunction nosuch")]
    [InlineData("# Is an error (ExecutionFailed).\nInvoke-AppwriteFunction echo -Path /json")]
    [InlineData("# Is an error (ExecutionFailed).\nInvoke-AppwriteFunction nosuch")]
    public void A_tour_that_goes_otherwise_is_told(string script)
    {
        AddInstance();

        Assert.False(new Tour(Session, TextWriter.Null).Run(script));
    }
}
