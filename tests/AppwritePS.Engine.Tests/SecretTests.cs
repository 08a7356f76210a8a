using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Security;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>The key appears in no stream, no error, no object and no file that says that it holds none.</summary>
public sealed class SecretTests : ModuleTest
{
    private const string EveryStream = "$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'; ";

    // Where an instance's key comes from. $Main is its name, $Key what commands are given as a key.
    private static readonly Dictionary<string, string> s_ways = new()
    {
        ["text"] = "Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name main",
        ["secure string"] = "$global:Key = $Secure; Add-AppwriteInstance $Endpoint $ProjectId $Secure -Name main",
        ["variable"] = "Add-AppwriteInstance $Endpoint $ProjectId -ApiKeyVariable SWEEP_KEY -Name main",
        ["environment"] = """
            $global:Main = 'Environment'
            [Environment]::SetEnvironmentVariable('APPWRITE_ENDPOINT', $Endpoint)
            [Environment]::SetEnvironmentVariable('APPWRITE_PROJECT_ID', $ProjectId)
            [Environment]::SetEnvironmentVariable('APPWRITE_API_KEY', $ApiKey)
            """,
        ["profile"] = "Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name main -Scope CurrentUser",
        ["variable in the profile"] = "Add-AppwriteInstance $Endpoint $ProjectId -ApiKeyVariable SWEEP_KEY -Name main -Scope CurrentUser",
        ["vault in the profile"] = """
            New-Module Microsoft.PowerShell.SecretManagement { function Get-Secret { param([string] $Name, [string] $Vault) $global:ApiKey }; Export-ModuleMember Get-Secret } | Import-Module
            Add-AppwriteInstance $Endpoint $ProjectId -VaultName mine -SecretName sweep -Name main -Scope CurrentUser
            """,
    };

    // Each command as it succeeds (no error) and as it fails, with the key where it belongs ($Key) and, as it is pasted
    // by mistake, elsewhere ($ApiKey).
    private static readonly Row[] s_table =
    [
        new("Add-AppwriteInstance", "$Endpoint $ProjectId $Key -Name other -Force -PassThru"),
        new("Add-AppwriteInstance", "$Endpoint $ProjectId $Key -Name other -Force -PassThru -Scope CurrentUser"),
        new("Add-AppwriteInstance", "$Endpoint $ProjectId -ApiKeyVariable SWEEP_KEY -Name other -Force -PassThru -Scope CurrentUser"),
        new("Add-AppwriteInstance", "$Endpoint $ProjectId $Key -Name other -Force -PassThru -NoProxy -TimeoutSec 9"),
        new("Add-AppwriteInstance", "http://127.0.0.1:1 p $Key -Name other -PassThru -SkipValidation -Proxy http://127.0.0.1:1 -ProxyCredential $Credential"),
        new("Add-AppwriteInstance", "http://127.0.0.1:1 p $Key -Name echo", "AlreadyConfigured"),
        new("Add-AppwriteInstance", "$Endpoint nosuchproject $Key", "ProjectNotFound"),
        new("Add-AppwriteInstance", "$Endpoint $ProjectId.ToUpperInvariant() $Key", "ProjectMismatch"),
        new("Add-AppwriteInstance", "http://127.0.0.1:1 p $Key", "CannotConnect"),
        new("Add-AppwriteInstance", "$Echo q $Key", "RequestRefused"),
        new("Add-AppwriteInstance", "$Endpoint other -ApiKeyVariable SWEEP_UNSET", "KeyVariableNotSet"),
        new("Add-AppwriteInstance", "$ApiKey p k", "InvalidUrl"),
        new("Add-AppwriteInstance", "$Endpoint $ApiKey k", "InvalidProjectId"),
        new("Add-AppwriteInstance", "$Endpoint p k -Name $ApiKey", "InvalidInstanceName"),
        new("Add-AppwriteInstance", "$Endpoint p -ApiKeyVariable $ApiKey", "InvalidKeyReference"),
        new("Add-AppwriteInstance", "$Endpoint p -SecretName $ApiKey", "InvalidKeyReference"),
        new("Add-AppwriteInstance", "$Endpoint p -SecretName s -VaultName $ApiKey", "InvalidKeyReference"),
        new("Add-AppwriteInstance", "$Endpoint p k -CertificateThumbprint $ApiKey", "InvalidThumbprint"),
        new("Add-AppwriteInstance", "$Endpoint p k -Proxy $ApiKey", "InvalidProxy"),
        new("Add-AppwriteInstance", "$Endpoint p k -Proxy \"http://user:$ApiKey@proxy:80\"", "InvalidProxy"),
        new("Get-AppwriteInstance", ""),
        new("Get-AppwriteInstance", "$Main"),
        new("Get-AppwriteInstance", "-Default"),
        new("Get-AppwriteInstance", "$ApiKey", "InstanceNotFound"),
        new("Set-AppwriteInstance", "$Main -ApiKey $Key -PassThru", NotOfEnvironment: true),
        new("Set-AppwriteInstance", "$Main -NewName renamed -Default -PassThru", NotOfEnvironment: true),
        new("Set-AppwriteInstance", "$Main -ProxyCredential $Credential -SkipValidation -PassThru", NotOfEnvironment: true),
        new("Set-AppwriteInstance", "$Main -ApiKey $Key -Endpoint http://127.0.0.1:1", "CannotConnect", NotOfEnvironment: true),
        new("Set-AppwriteInstance", "$Main -ApiKey $Key -Endpoint $Echo", "RequestRefused", NotOfEnvironment: true),
        new("Set-AppwriteInstance", "$Main -ApiKey standard_0123456789abcdef", "InvalidApiKey", NotOfEnvironment: true),
        new("Set-AppwriteInstance", "$Main -NewName $ApiKey", "InvalidInstanceName", NotOfEnvironment: true),
        new("Set-AppwriteInstance", "$ApiKey -Default", "InstanceNotFound"),
        new("Test-AppwriteInstance", "$Main"),
        new("Test-AppwriteInstance", "$Main -Quiet"),
        new("Test-AppwriteInstance", "echo"),
        new("Test-AppwriteInstance", "$ApiKey", "InstanceNotFound"),
        new("Remove-AppwriteInstance", "$Main", NotOfEnvironment: true),
        new("Remove-AppwriteInstance", "*"),
        new("Remove-AppwriteInstance", "$ApiKey", "InstanceNotFound"),
        new("Import-AppwriteInstance", "$CliFiles -Name other -Force -PassThru"),
        new("Import-AppwriteInstance", "$CliFiles -Name other -Force -PassThru -Scope CurrentUser"),
        new("Import-AppwriteInstance", "$CliFiles -Name echo", "AlreadyConfigured"),
        new("Import-AppwriteInstance", "$CliBroken", "CliFileUnreadable"),
        new("Import-AppwriteInstance", "$CliNoKey", "InvalidApiKeyText"),
        new("Import-AppwriteInstance", "$ApiKey", "CliFileMissing"),
        new("Invoke-AppwriteFunction", "$FunctionId -Instance $Main -Path /json"),
        new("Invoke-AppwriteFunction", "$FunctionId -Instance $Main -Async"),
        new("Invoke-AppwriteFunction", "-InputObject @{ FunctionId = $FunctionId; Instance = $Main }"),
        new("Invoke-AppwriteFunction", "$FunctionId -Instance $Main -Path /status/500", "ExecutionFailed"),
        new("Invoke-AppwriteFunction", "$FunctionId -Instance $Main -Path /status/404", "FunctionReturnedError"),
        new("Invoke-AppwriteFunction", "nosuch -Instance $Main", "FunctionNotFound"),
        new("Invoke-AppwriteFunction", "f -Instance echo", "RequestRefused"),
        new("Invoke-AppwriteFunction", "f -Instance $ApiKey", "InstanceNotFound"),
        new("Invoke-AppwriteFunction", "$FunctionId -Instance $Main -Wait -ThrottleLimit 2"),
        new("Wait-AppwriteExecution", "-InputObject (Invoke-AppwriteFunction $FunctionId -Instance $Main -Async -WhatIf:$false)"),
        new("Wait-AppwriteExecution", "$FunctionId nosuch -Instance $Main -TimeoutSec 1", "ExecutionNotFound"),
        new("Wait-AppwriteExecution", "f e -Instance echo", "RequestRefused"),
        new("Get-AppwriteExecution", "$FunctionId -Instance $Main -First 2 -IncludeTotalCount"),
        new("Get-AppwriteExecution", "$FunctionId nosuch -Instance $Main", "ExecutionNotFound"),
        new("Get-AppwriteExecution", "f -Instance echo", "RequestRefused"),
        new("Remove-AppwriteExecution", "-InputObject (Invoke-AppwriteFunction $FunctionId -Instance $Main -WhatIf:$false)"),
        new("Remove-AppwriteExecution", "$FunctionId nosuch -Instance $Main", "ExecutionNotFound"),
        new("Remove-AppwriteExecution", "f e -Instance echo", "RequestRefused"),
        new("Get-AppwriteFunction", "-Instance $Main"),
        new("Get-AppwriteFunction", "nosuch -Instance $Main", "FunctionNotFound"),
        new("Get-AppwriteFunction", "-Instance echo", "RequestRefused"),
        new("Import-AppwriteFunction", "$FunctionId -Instance $Main -PassThru"),
        new("Import-AppwriteFunction", "-Instance echo", "RequestRefused"),
        new("Invoke-AppwriteAction", "-Yaml $Action -Instance $Main"),
        new("Invoke-AppwriteAction", "-Yaml $Action -Instance echo", "RequestRefused"),
        new("Invoke-AppwriteAction", "-Yaml \"action: appwrite.execute_function_$ApiKey`ndata: {function_id: f}\"", "InvalidAction"),
        new("Invoke-AppwriteAction", "-Yaml \"action: appwrite.execute_function_main`ndata: {function_id: $ApiKey}\"", "InvalidAction"),
        new("Invoke-AppwriteAction", "-Yaml \"$ApiKey`: x\"", "InvalidAction"),
        new("Test-AppwriteAction", "-Yaml $Action -Instance $Main -Online"),
        new("Test-AppwriteAction", "-Yaml $Action -Instance echo -Online"),
        new("ConvertTo-AppwriteAction", "$FunctionId -Instance $Main"),
        new("ConvertTo-AppwriteAction", "$FunctionId -Instance $ApiKey", "InstanceNotFound"),
    ];

    private CannedServer? _echo;

    public static TheoryData<string> Ways => [.. s_ways.Keys];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _echo = CannedServer.Failing(400, "general_argument_invalid", $"Invalid key {Server.ApiKey} given");
        var files = Directory.CreateDirectory(Path.Combine(Home, "cli")).FullName;
        Session.Set("Echo", _echo.Endpoint);
        Session.Set("Action", $"action: appwrite.execute_function_any\ndata: {{function_id: {Server.FunctionId}}}");
        Session.Set("Secure", Secured(Server.ApiKey));
        Session.Set("Credential", new PSCredential("anna", Secured(Server.ApiKey)));
        Session.Set("CliFiles", new[] { Written(files, "prefs.json", $$"""{ "current": "a", "a": { "endpoint": "{{Server.Endpoint}}", "key": "{{Server.ApiKey}}" } }"""), Written(files, "appwrite.json", $$"""{"projectId":"{{Server.ProjectId}}"}""") });
        Session.Set("CliBroken", Written(files, "broken.json", $$"""{ "a": { "key": f{{Server.ApiKey}} } }"""));
        Session.Set("CliNoKey", Written(files, "nokey.json", $$"""{ "a": { "endpoint": "http://one", "project": "p", "key": "{{Server.ApiKey}}é" } }"""));
        Environment.SetEnvironmentVariable("SWEEP_KEY", Server.ApiKey);
    }

    public override async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("SWEEP_KEY", null);
        _echo?.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public void Every_command_is_in_the_table() =>
        Assert.Equal(
            Objects("Get-Command -Module AppwritePS").Select(command => Value(command, "Name")).Order(),
            s_table.Select(row => row.Command).Distinct().Order());

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_key_shows_nowhere(string way)
    {
        foreach (var row in s_table)
        {
            foreach (var isWhatIf in row.Supports(Session, "WhatIf") ? new[] { false, true } : [false])
            {
                Prepare(way, isWhatIf);

                var outcome = RunToEnd($"{EveryStream}{row.Command} {row.Arguments} @Common");

                var place = $"{row.Command} {row.Arguments} ({way}{(isWhatIf ? ", -WhatIf" : "")})";
                if (!isWhatIf && !(row.NotOfEnvironment && way == "environment"))
                    Assert.True(row.ErrorId == outcome.Errors.Select(IdOf).FirstOrDefault(), $"{place}: {string.Join(' ', outcome.Errors)}");
                AssertHidden(outcome, place, row.IsKeyMisplaced);
            }
        }
    }

    [Fact]
    public void A_server_that_echoes_the_key_in_its_error_is_told_with_it_masked()
    {
        Objects("Add-AppwriteInstance $Echo p $ApiKey -SkipValidation");

        Assert.Contains("Invalid key *** given", Error("Invoke-AppwriteFunction f").Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_returns_its_own_short_lived_key_is_shown_with_it_masked_and_kept_as_received()
    {
        AddInstance();

        var shown = Session.Show("Invoke-AppwriteFunction $FunctionId | ForEach-Object { $global:execution = $_; $_ }");

        Assert.DoesNotContain("ephemeral_ey", shown.Text, StringComparison.Ordinal);
        Assert.Contains("ephemeral_ey", (string)Value(PSObject.AsPSObject(Session.Get("execution")), "ResponseBody")!, StringComparison.Ordinal);
    }

    /// <summary>One instance of the given way, one whose server echoes the key, and no other.</summary>
    private void Prepare(string way, bool isWhatIf)
    {
        foreach (var variable in new[] { "APPWRITE_ENDPOINT", "APPWRITE_PROJECT_ID", "APPWRITE_API_KEY" }) Environment.SetEnvironmentVariable(variable, null);
        Session.Set("Main", "main");
        Session.Set("Key", Server.ApiKey);
        // With -Debug the engine asks before it shows a warning, unless told otherwise.
        Session.Set("Common", new Hashtable { ["Verbose"] = true, ["Debug"] = true, ["WarningAction"] = "Continue" });
        if (isWhatIf) ((Hashtable)Session.Get("Common")!)["WhatIf"] = true;
        Objects("Get-AppwriteInstance | Remove-AppwriteInstance; Get-AppwriteInstance | Remove-AppwriteInstance");
        Objects(s_ways[way]);
        Objects("Add-AppwriteInstance $Echo p $ApiKey -Name echo -SkipValidation");
    }

    private Outcome RunToEnd(string script)
    {
        try
        {
            var results = Session.Run(script);
            return new Outcome(results.Objects, results.Errors, results.HostText);
        }
        catch (RuntimeException terminating)
        {
            return new Outcome([], [terminating.ErrorRecord], "");
        }
    }

    private void AssertHidden(Outcome outcome, string place, bool isKeyMisplaced)
    {
        AssertHoldsNoKey(outcome.HostText, place + ", streams");

        Session.Set("Shown", outcome.Objects.Concat<object>(outcome.Errors).ToArray());
        foreach (var view in new[] { "ConciseView", "NormalView", "DetailedView" })
            AssertHoldsNoKey(Session.Show($"$ErrorView = '{view}'; $Shown").Text, $"{place}, {view}");

        foreach (var text in Reachable(outcome.Objects, isKeyMisplaced)) AssertHoldsNoKey(text, place + ", objects");
        foreach (var text in Reachable(outcome.Errors, isKeyMisplaced)) AssertHoldsNoKey(text, place + ", errors");

        foreach (var text in Directory.EnumerateFiles(Home, "*.json").Select(File.ReadAllText).Where(text => !text.Contains("\"kind\": \"file\"", StringComparison.Ordinal)))
            AssertHoldsNoKey(text, place + ", store");
    }

    private void AssertHoldsNoKey(string text, string place) =>
        Assert.False(text.Contains(Server.ApiKey, StringComparison.Ordinal), $"{place}: {text.Replace(Server.ApiKey, "<THE KEY>", StringComparison.Ordinal)}");

    /// <summary>
    /// Every text that can be reached from an object through properties and fields. Of an invocation, which leads to the
    /// whole engine, what was typed and what was bound.
    /// </summary>
    private static List<string> Reachable(object start, bool isKeyMisplaced)
    {
        var texts = new List<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>([start]);
        while (open.TryPop(out var next))
        {
            if (next is string text) texts.Add(text);
            if (next is null or string or Pointer or MemberInfo or Delegate or CommandInfo or Runspace || next.GetType().IsPrimitive || !seen.Add(next)) continue;

            if (next is InvocationInfo invocation)
            {
                open.Push(invocation.Line);
                open.Push(invocation.PositionMessage);
                if (!isKeyMisplaced) open.Push(invocation.BoundParameters);
                continue;
            }

            if (next is IEnumerable items) foreach (var item in items) open.Push(item);
            if (next.GetType().Assembly == typeof(PSObject).Assembly && next is not (PSObject or ErrorRecord or Exception or ErrorCategoryInfo or ErrorDetails or IEnumerable)) continue;

            foreach (var member in MembersOf(next)) open.Push(member);
        }

        return texts;
    }

    private static IEnumerable<object?> MembersOf(object owner)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var isOurs = owner.GetType().Assembly.GetName().Name!.StartsWith("AppwritePS", StringComparison.Ordinal);
        for (var type = owner.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(Own).Where(field => !field.FieldType.IsPointer)) yield return field.GetValue(owner);
            foreach (var property in type.GetProperties(Own).Where(property => isOurs && property.GetIndexParameters().Length == 0)) yield return property.GetValue(owner);
        }
    }

    private static SecureString Secured(string text) => new System.Net.NetworkCredential("", text).SecurePassword;

    private static string Written(string folder, string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private sealed record Outcome(IReadOnlyList<PSObject> Objects, IReadOnlyList<ErrorRecord> Errors, string HostText);

    private sealed record Row(string Command, string Arguments, string? ErrorId = null, bool NotOfEnvironment = false)
    {
        public bool IsKeyMisplaced => Arguments.Contains("$ApiKey", StringComparison.Ordinal);

        public bool Supports(Quickstart.EngineSession session, string parameter) =>
            (bool)Assert.Single(session.Run($"(Get-Command {Command}).Parameters.ContainsKey('{parameter}')").Objects).BaseObject;
    }
}
