using System.Collections;
using System.Management.Automation;
using System.Reflection;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>The key appears in no stream, no error and no object.</summary>
public sealed class SecretTests : ModuleTest
{
    private const string EveryStream = "$VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; $InformationPreference = 'Continue';";

    [Theory]
    [InlineData("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name other -Force -PassThru")]
    [InlineData("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name other -Force -WhatIf")]
    [InlineData("Add-AppwriteInstance $Endpoint nosuchproject $ApiKey")]
    [InlineData("Add-AppwriteInstance http://127.0.0.1:1 p $ApiKey")]
    [InlineData("Add-AppwriteInstance $ApiKey p k")]
    [InlineData("Add-AppwriteInstance $Endpoint $ApiKey k")]
    [InlineData("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Scope CurrentUser -PassThru")]
    [InlineData("Add-AppwriteInstance $Endpoint $ProjectId -ApiKeyVariable $ApiKey")]
    [InlineData("Add-AppwriteInstance $Endpoint $ProjectId -SecretName $ApiKey")]
    [InlineData("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name x -Proxy \"http://user:$ApiKey@proxy:80\"")]
    [InlineData("Set-AppwriteInstance main -ApiKey $ApiKey -PassThru")]
    [InlineData("Set-AppwriteInstance main -ApiKey $ApiKey -WhatIf")]
    [InlineData("Set-AppwriteInstance main -ApiKey $ApiKey -Endpoint http://127.0.0.1:1")]
    [InlineData("Test-AppwriteInstance main")]
    [InlineData("Get-AppwriteInstance")]
    [InlineData("Get-AppwriteInstance $ApiKey")]
    [InlineData("Invoke-AppwriteFunction $FunctionId")]
    [InlineData("Invoke-AppwriteFunction $FunctionId -WhatIf")]
    [InlineData("Invoke-AppwriteFunction $FunctionId -Async")]
    [InlineData("Invoke-AppwriteFunction $FunctionId -Path /status/500")]
    [InlineData("Invoke-AppwriteFunction nosuch")]
    [InlineData("Invoke-AppwriteFunction $FunctionId -Instance $ApiKey")]
    [InlineData("Remove-AppwriteInstance main")]
    public void The_key_shows_nowhere(string script)
    {
        AddInstance();

        var shown = Session.Show(EveryStream + script);

        Assert.DoesNotContain(Server.ApiKey, shown.Text, StringComparison.Ordinal);
        foreach (var error in shown.Errors) AssertHolds(error.Exception.ToString());
    }

    [Theory]
    [InlineData("Get-AppwriteInstance")]
    [InlineData("Test-AppwriteInstance")]
    [InlineData("Invoke-AppwriteFunction $FunctionId -Path /json")]
    public void No_property_or_private_field_of_an_object_leads_to_the_key(string script)
    {
        AddInstance();

        foreach (var reached in Reachable(Object(script).BaseObject)) AssertHolds(reached);
    }

    [Fact]
    public void A_server_that_echoes_the_key_in_its_error_is_not_repeated()
    {
        using var server = CannedServer.Failing(400, "general_argument_invalid", $"Invalid key {Server.ApiKey} given");
        Objects($"Add-AppwriteInstance {server.Endpoint} p $ApiKey -SkipValidation");

        var error = Error("Invoke-AppwriteFunction f");

        AssertHolds(error.Exception.ToString());
        Assert.Contains("Invalid key", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_returns_its_own_short_lived_key_is_shown_with_it_masked_and_kept_as_received()
    {
        AddInstance();

        var shown = Session.Show("Invoke-AppwriteFunction $FunctionId | ForEach-Object { $global:execution = $_; $_ }");

        Assert.DoesNotContain("ephemeral_ey", shown.Text, StringComparison.Ordinal);
        Assert.Contains("ephemeral_ey", (string)Value(PSObject.AsPSObject(Session.Get("execution")), "ResponseBody")!, StringComparison.Ordinal);
    }

    private void AssertHolds(string text) => Assert.DoesNotContain(Server.ApiKey, text, StringComparison.Ordinal);

    /// <summary>Every text that can be reached from an object through properties and fields.</summary>
    private static List<string> Reachable(object? start)
    {
        var texts = new List<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>([start]);
        while (open.TryPop(out var next))
        {
            if (next is string text) texts.Add(text);
            if (next is null or string or Pointer or Type or Delegate || next.GetType().IsPrimitive || !seen.Add(next)) continue;

            if (next is IEnumerable items) foreach (var item in items) open.Push(item);
            for (var type = next.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            {
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    open.Push(field.FieldType.IsPointer ? null : field.GetValue(next));
            }
        }

        return texts;
    }
}
