using System.Diagnostics;
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
    [InlineData("Get-AppwriteExecution f -Status ", "completed", "failed", "processing", "scheduled", "waiting")]
    [InlineData("Get-AppwriteExecution f -Trigger s", "schedule")]
    [InlineData("Invoke-AppwriteFunction f -Headers au", "@{ 'authorization' = '' }")]
    public void It_offers(string input, params string[] expected) => Assert.Equal(expected, Completions(input));

    [Theory]
    [InlineData("Invoke-AppwriteFunction ")]
    [InlineData("Get-AppwriteExecution -FunctionId ")]
    [InlineData("Get-AppwriteExecution -Instance real -FunctionId ")]
    [InlineData("Wait-AppwriteExecution -FunctionId ")]
    [InlineData("Remove-AppwriteExecution -FunctionId ")]
    [InlineData("Get-AppwriteFunction ")]
    [InlineData("Import-AppwriteFunction ")]
    public void A_function_id_comes_from_the_server(string command)
    {
        Real();

        Assert.Equal(["echo"], Completions(command + "ec"));
        // By the name that people gave it as well.
        Assert.Equal(["send_notification"], Completions(command + "'Send no"));
    }

    [Fact]
    public void A_slow_server_gives_what_was_last_seen_and_the_late_answer_is_there_the_next_time()
    {
        var slow = false;
        using var listed = new ManualResetEventSlim();
        using var server = new CannedServer((_, response) =>
        {
            if (slow) listed.Wait(TimeSpan.FromSeconds(20));
            response.ContentType = "application/json";
            response.Close(System.Text.Encoding.UTF8.GetBytes($$"""{"total":1,"functions":[{"$id":"{{(slow ? "newer" : "older")}}","name":"n"}]}"""), willBlock: false);
        });
        Objects($"Add-AppwriteInstance {server.Endpoint} p k -SkipValidation -Name slow -Default");
        Assert.Equal(["older"], Completions("Invoke-AppwriteFunction "));

        slow = true;
        var elapsed = Stopwatch.StartNew();
        Assert.Equal(["older"], Completions("Invoke-AppwriteFunction "));
        Assert.True(elapsed.Elapsed < Soon, $"It took {elapsed.Elapsed}.");

        listed.Set();
        Assert.True(SpinWait.SpinUntil(() => Completions("Invoke-AppwriteFunction ") is ["newer"], Soon));
    }

    [Theory]
    [InlineData("Add-AppwriteInstance http://127.0.0.1:1 p k -SkipValidation -Name gone -Default")]
    [InlineData("Add-AppwriteInstance http://127.0.0.1:1 p -ApiKeyVariable NOT_SET -SkipValidation -Name gone -Default")]
    [InlineData("Add-AppwriteInstance http://127.0.0.1:1 p -SecretName none -SkipValidation -Name gone -Default")]
    [InlineData("$null = 'several, and none is the default'")]
    public void What_cannot_be_asked_stays_silent(string script)
    {
        Objects(script);

        Assert.Empty(Completions("Invoke-AppwriteFunction "));
        Assert.Empty(Objects("$Error"));
    }

    [Fact]
    public void A_key_without_the_scope_completes_nothing_and_says_nothing()
    {
        Session.Set("Weak", Server.Emulator.CreateKey("execution.write"));
        Objects("Add-AppwriteInstance $Endpoint weakproject $Weak -SkipValidation -Name weak -Default");

        Assert.Empty(Completions("Invoke-AppwriteFunction "));
    }

    [Fact]
    public void An_id_that_is_more_than_an_id_is_quoted()
    {
        using var server = CannedServer.Answering(200, "application/json", """{"total":1,"functions":[{"$id":"a'b; c","name":"n"}]}""");
        Objects($"Add-AppwriteInstance {server.Endpoint} p k -SkipValidation -Name hostile -Default");

        Assert.Equal(["'a''b; c'"], Completions("Invoke-AppwriteFunction "));
    }

    private void Real()
    {
        _ = Server.Emulator;
        Objects("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name real -Default");
    }

    private List<string> Completions(string input)
    {
        using var shell = Session.NewShell();
        return CommandCompletion.CompleteInput(input, input.Length, null, shell).CompletionMatches
            .Select(completion => completion.CompletionText)
            .Order(StringComparer.Ordinal)
            .ToList();
    }
}
