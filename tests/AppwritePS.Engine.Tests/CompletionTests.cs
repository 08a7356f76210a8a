using System.Management.Automation;
using Xunit;

namespace AppwritePS.Engine.Tests;

public sealed class CompletionTests : ModuleTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Objects("Add-AppwriteInstance http://one p1 k -SkipValidation -Name home; Add-AppwriteInstance http://two p2 k -SkipValidation -Name 'holiday home'");
    }

    [Theory]
    [InlineData("Invoke-AppwriteFunction f -Instance ", "'holiday home'", "home")]
    [InlineData("Invoke-AppwriteFunction f -Instance hom", "home")]
    [InlineData("Invoke-AppwriteFunction f -Instance HOL", "'holiday home'")]
    [InlineData("Invoke-AppwriteFunction f -Instance 'hol", "'holiday home'")]
    [InlineData("Invoke-AppwriteFunction f -Instance nosuch")]
    [InlineData("Get-AppwriteInstance ho", "'holiday home'", "home")]
    [InlineData("Remove-AppwriteInstance ho", "'holiday home'", "home")]
    [InlineData("Invoke-AppwriteFunction f -Method P", "Patch", "Post", "Put")]
    public void It_offers(string input, params string[] expected)
    {
        using var shell = Session.NewShell();

        var completions = CommandCompletion.CompleteInput(input, input.Length, null, shell).CompletionMatches;

        Assert.Equal(expected, completions.Select(completion => completion.CompletionText).Order(StringComparer.Ordinal));
    }
}
