using System.Management.Automation;
using System.Runtime.Versioning;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>Instances that last: in the profile, by reference, changed and taken over.</summary>
public sealed class StoredInstanceTests : ModuleTest
{
    private string StoreFile => Path.Combine(Home, "instances.json");

    [Fact]
    public void A_stored_instance_is_there_in_another_session_with_where_its_key_is()
    {
        Session.Run("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name kept -Scope CurrentUser -Default");
        using var session = NewSession();

        var instance = Assert.Single(session.Run("Get-AppwriteInstance").Objects);

        Assert.Equal("CurrentUser", Value(instance, "Scope")!.ToString());
        Assert.Equal(true, Value(instance, "IsDefault"));
        Assert.Equal(OperatingSystem.IsWindows() ? "DPAPI" : "File (not encrypted)", Value(instance, "KeySource"));
        Assert.Single(session.Run("Invoke-AppwriteFunction $FunctionId").Objects);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Where_the_key_is_not_encrypted_it_is_said_once_and_the_file_is_the_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Keys are protected there.");

        var text = Session.Run("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Scope CurrentUser").HostText;

        Assert.Contains("WARNING:", text, StringComparison.Ordinal);
        Assert.Contains("not encrypted", text, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(StoreFile));
        Assert.DoesNotContain("WARNING:", Session.Run("Set-AppwriteInstance $ProjectId -NewName other").HostText, StringComparison.Ordinal);

        Session.Set("Credential", new PSCredential("anna", new System.Net.NetworkCredential("", "password").SecurePassword));
        text = Session.Run("Set-AppwriteInstance other -ApiKeyVariable UNSET -ProxyCredential $Credential -SkipValidation").HostText;
        Assert.Contains("The proxy password of instance 'other'", text, StringComparison.Ordinal);
    }

    private void AddBoth()
    {
        Session.Run("Add-AppwriteInstance http://stored p k -Name same -Scope CurrentUser -SkipValidation -Default");
        Objects("Add-AppwriteInstance http://process p k -Name same -SkipValidation");
    }

    [Fact]
    public void A_key_by_variable_is_in_no_file_and_read_when_used()
    {
        Environment.SetEnvironmentVariable("MY_APPWRITE_KEY", Server.ApiKey);
        Objects("Add-AppwriteInstance $Endpoint $ProjectId -ApiKeyVariable MY_APPWRITE_KEY -Name byvariable -Scope CurrentUser");

        Assert.Equal("Environment variable MY_APPWRITE_KEY", Value(Object("Get-AppwriteInstance byvariable"), "KeySource"));
        Assert.DoesNotContain(Server.ApiKey, File.ReadAllText(StoreFile), StringComparison.Ordinal);
        Assert.Single(Objects("Invoke-AppwriteFunction $FunctionId"));

        Environment.SetEnvironmentVariable("MY_APPWRITE_KEY", null);
        var error = Error("Invoke-AppwriteFunction $FunctionId");
        Assert.Equal("KeyVariableNotSet", IdOf(error));
        Assert.Contains("MY_APPWRITE_KEY", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vault_without_its_module_is_told()
    {
        Objects("Add-AppwriteInstance $Endpoint $ProjectId -SecretName unread -VaultName mine -Name byvault -SkipValidation");

        Assert.Equal("Vault mine/unread", Value(Object("Get-AppwriteInstance byvault"), "KeySource"));
        Assert.Equal("VaultModuleMissing", IdOf(Error("Invoke-AppwriteFunction $FunctionId")));
    }

    [Fact]
    public void A_vault_is_asked_once_through_its_own_module()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Home, "modules", "Microsoft.PowerShell.SecretManagement"));
        File.WriteAllText(Path.Combine(folder.FullName, "Microsoft.PowerShell.SecretManagement.psm1"), """
            function Get-Secret { param([string] $Name, [string] $Vault)
                $global:Asked += @("$Vault/$Name")
                if ($Name -ne 'appwrite') { throw "The secret $Name was not found." }
                $secure = [securestring]::new(); foreach ($c in $global:ApiKey.ToCharArray()) { $secure.AppendChar($c) }; $secure }
            Export-ModuleMember Get-Secret
            """);
        Objects($"$global:Asked = @(); Import-Module '{folder.FullName}/Microsoft.PowerShell.SecretManagement.psm1'");
        Objects("Add-AppwriteInstance $Endpoint $ProjectId -SecretName appwrite -VaultName mine");

        Objects("Invoke-AppwriteFunction $FunctionId; Invoke-AppwriteFunction $FunctionId");
        Assert.Equal("mine/appwrite", Assert.Single(Objects("$global:Asked")).ToString());

        var error = Error("Add-AppwriteInstance $Endpoint other -SecretName nosuch");
        Assert.Equal("VaultUnavailable", IdOf(error));
        Assert.Contains("not found", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-AppwriteFunction $FunctionId")]
    [InlineData("Get-AppwriteExecution $FunctionId")]
    [InlineData("Wait-AppwriteExecution $FunctionId e -TimeoutSec 1")]
    [InlineData("Remove-AppwriteExecution $FunctionId e")]
    public void A_key_that_the_server_refused_is_asked_for_again(string refused)
    {
        Session.Set("Secret", Guid.NewGuid().ToString("N"));
        Objects("""
            $module = New-Module Microsoft.PowerShell.SecretManagement {
                function Get-Secret { param([string] $Name, [string] $Vault) $global:Key }
                Export-ModuleMember Get-Secret
            } | Import-Module -PassThru
            $global:Key = 'standard_0123456789abcdef'
            Add-AppwriteInstance $Endpoint $ProjectId -SecretName $Secret -SkipValidation
            """);
        Assert.Equal("InvalidApiKey", IdOf(Error(refused)));

        Assert.Single(Objects("$global:Key = $ApiKey; Invoke-AppwriteFunction $FunctionId"));
    }

    [Fact]
    public void The_processs_instance_hides_the_stored_one_and_Verbose_says_so()
    {
        Session.Run("Add-AppwriteInstance http://stored p k -Name same -Scope CurrentUser -SkipValidation");
        Objects("Add-AppwriteInstance http://process p k -Name same -SkipValidation");

        Assert.Contains("Using instance 'same' (http://process/v1", Session.Run("Invoke-AppwriteFunction f -Instance same -WhatIf -Verbose").HostText, StringComparison.Ordinal);
        Assert.Contains("hides", Session.Run("Invoke-AppwriteFunction f -Instance same -WhatIf -Verbose").HostText, StringComparison.Ordinal);

        Objects("Remove-AppwriteInstance same");
        Assert.Equal("http://stored/v1", Value(Object("Get-AppwriteInstance same"), "Endpoint"));
        Objects("Remove-AppwriteInstance same -Scope CurrentUser");
        Assert.Empty(Objects("Get-AppwriteInstance"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("same")]
    [InlineData("s*")]
    public void Both_are_listed_and_only_the_one_that_commands_use_is_the_default(string name)
    {
        AddBoth();

        var listed = Objects("Get-AppwriteInstance " + name);

        Assert.Equal(["Process", "CurrentUser"], listed.Select(instance => Value(instance, "Scope")!.ToString()));
        Assert.Equal([true, false], listed.Select(instance => Value(instance, "IsDefault")));
        Assert.Equal("Memory", Value(listed[0], "KeySource"));
        Assert.Equal(OperatingSystem.IsWindows() ? "DPAPI" : "File (not encrypted)", Value(listed[1], "KeySource"));
        Assert.Equal("http://process/v1", Value(Object("Get-AppwriteInstance -Default"), "Endpoint"));

        using var shell = Session.NewShell();
        const string Input = "Invoke-AppwriteFunction f -Instance sa";
        Assert.Single(CommandCompletion.CompleteInput(Input, Input.Length, null, shell).CompletionMatches);
    }

    [Theory]
    [InlineData("Remove-AppwriteInstance same", "http://stored/v1")]
    [InlineData("Remove-AppwriteInstance s*", "http://stored/v1")]
    [InlineData("Remove-AppwriteInstance same -Scope Process", "http://stored/v1")]
    [InlineData("Remove-AppwriteInstance same -Scope CurrentUser", "http://process/v1")]
    [InlineData("Get-AppwriteInstance | Where-Object Scope -eq Process | Remove-AppwriteInstance", "http://stored/v1")]
    [InlineData("Get-AppwriteInstance | Where-Object Scope -eq CurrentUser | Remove-AppwriteInstance", "http://process/v1")]
    [InlineData("Get-AppwriteInstance | Where-Object Scope -eq CurrentUser | ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_)) } | Remove-AppwriteInstance", "http://process/v1")]
    [InlineData("[pscustomobject]@{ Name = 'same'; Scope = 'CurrentUser' } | Remove-AppwriteInstance", "http://process/v1")]
    [InlineData("Get-AppwriteInstance | Remove-AppwriteInstance", null)]
    public void Remove_forgets_the_one_that_is_meant_else_the_one_that_commands_use(string script, string? left)
    {
        AddBoth();

        Objects(script);

        Assert.Equal(left, Objects("Get-AppwriteInstance").Select(instance => (string)Value(instance, "Endpoint")!).SingleOrDefault());
    }

    [Fact]
    public void A_scope_that_one_piped_object_has_is_not_that_of_the_next()
    {
        AddBoth();
        Objects("Add-AppwriteInstance http://other p2 k -Name other -SkipValidation");

        Objects("[pscustomobject]@{ Name = 'same'; Scope = 'CurrentUser' }, [pscustomobject]@{ Name = 'other' } | Remove-AppwriteInstance");

        Assert.Equal("http://process/v1", Value(Object("Get-AppwriteInstance"), "Endpoint"));
    }

    [Fact]
    public void Set_changes_the_piped_one_though_another_hides_it()
    {
        AddBoth();

        Objects("Get-AppwriteInstance same | Where-Object Scope -eq CurrentUser | Set-AppwriteInstance -NewName renamed");

        Assert.Equal("http://stored/v1", Value(Object("Get-AppwriteInstance renamed"), "Endpoint"));
        Assert.Equal("http://process/v1", Value(Object("Get-AppwriteInstance same"), "Endpoint"));
    }

    [Fact]
    public void The_environments_instance_is_refused_though_its_scope_is_piped()
    {
        Environment.SetEnvironmentVariable("APPWRITE_ENDPOINT", Server.Endpoint);
        Environment.SetEnvironmentVariable("APPWRITE_PROJECT_ID", Server.ProjectId);
        Environment.SetEnvironmentVariable("APPWRITE_API_KEY", Server.ApiKey);

        Assert.Equal("EnvironmentInstanceReadOnly", IdOf(Error("Get-AppwriteInstance | Remove-AppwriteInstance")));
        Assert.Equal("EnvironmentInstanceReadOnly", IdOf(Error("Get-AppwriteInstance | Set-AppwriteInstance -Default")));
    }

    [Theory]
    [InlineData("Add-AppwriteInstance http://one p1 k -Name one -SkipValidation -Scope CurrentUser")]
    [InlineData("Set-AppwriteInstance same -NewName other -Scope CurrentUser")]
    [InlineData("Remove-AppwriteInstance same -Scope CurrentUser")]
    public async Task Ctrl_C_ends_the_wait_for_a_profile_that_others_keep_busy(string script)
    {
        AddBoth();
        var before = File.ReadAllText(StoreFile);
        using var held = new FileStream(StoreFile + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using var shell = Session.NewShell();
        var running = shell.AddScript(script).BeginInvoke();
        Assert.True(SpinWait.SpinUntil(() => IsTaken(StoreFile + ".turn"), TimeSpan.FromSeconds(20)));

        await StopAsync(shell, running);

        Assert.Equal(before, File.ReadAllText(StoreFile));
    }

    private static bool IsTaken(string file)
    {
        try
        {
            using var opened = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    [Fact]
    public void PassThru_marks_no_default_that_another_is()
    {
        Objects("Add-AppwriteInstance http://process p k -Name mine -SkipValidation -Default");

        Session.Run("$global:stored = Add-AppwriteInstance http://stored p k -Name kept -SkipValidation -Scope CurrentUser -Default -PassThru");

        Assert.Equal(false, Value(PSObject.AsPSObject(Session.Get("stored")), "IsDefault"));
        Assert.Equal(true, Value(Object("Remove-AppwriteInstance mine; Get-AppwriteInstance kept"), "IsDefault"));
    }

    // Of accounts that cannot keep anything: without a home, with one that cannot be made, with settings that make no sense.
    // Root, who runs tests in containers, may write anywhere but there.
    [Theory]
    [InlineData("StoreNoHome", "APPWRITEPS_HOME, XDG_CONFIG_HOME, HOME")]
    [InlineData("StoreNoHome", "-Scope Process", "HOME=relative", "XDG_CONFIG_HOME=relative")]
    [InlineData("StoreNotWritable", "/dev/null/home/.config/AppwritePS/instances.json", "HOME=/dev/null/home")]
    [InlineData("StoreNotWritable", "/proc/self/AppwritePS/instances.json", "HOME=/root", "XDG_CONFIG_HOME=/proc/self")]
    [InlineData("InvalidStoreHome", "'relative'", "APPWRITEPS_HOME=relative")]
    [InlineData("StoreInaccessible", "LINK/instances.json", "APPWRITEPS_HOME=LINK")]
    public void Where_nothing_can_be_kept_it_is_told_in_one_error_and_the_process_has_its_own(string id, string told, params string[] variables)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Paths and variables are those of Unix.");
        var circle = Directory.CreateDirectory(Path.Combine(Home, "circle")).FullName;
        File.CreateSymbolicLink(Path.Combine(circle, "instances.json"), "instances.json");
        var saved = new[] { "HOME", "XDG_CONFIG_HOME", "APPWRITEPS_HOME" }.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        try
        {
            foreach (var name in saved.Keys) Environment.SetEnvironmentVariable(name, null);
            foreach (var pair in variables.Select(variable => variable.Split('='))) Environment.SetEnvironmentVariable(pair[0], pair[1].Replace("LINK", circle, StringComparison.Ordinal));

            Assert.Equal("completed", Value(Object("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name main -Default; Invoke-AppwriteFunction $FunctionId"), "Status"));
            Objects("Set-AppwriteInstance main -NewName mine -PassThru; Test-AppwriteInstance mine; Invoke-AppwriteFunction $FunctionId");
            foreach (var command in new[] { "Add-AppwriteInstance http://one p k -SkipValidation -Scope CurrentUser", "Add-AppwriteInstance http://one p k -SkipValidation -Scope CurrentUser -ErrorAction Stop" })
            {
                var error = Error(command);
                Assert.Equal(id, IdOf(error));
                Assert.Equal("AppwriteException", error.Exception.GetType().Name);
                Assert.Contains(told.Replace("LINK", circle, StringComparison.Ordinal), error.Exception.Message, StringComparison.Ordinal);
            }

            // Whether that is an error or no more than an empty profile, the process's own is listed.
            var listed = Session.Run("'*', 'mine' | Get-AppwriteInstance");
            Assert.All(listed.Errors, error => Assert.Equal(id, IdOf(error)));
            Assert.InRange(listed.Errors.Count, 0, 1);
            Assert.Equal(2, listed.Objects.Count);
        }
        finally
        {
            foreach (var (name, value) in saved) Environment.SetEnvironmentVariable(name, value);
        }
    }

    [Fact]
    public void A_profile_that_cannot_be_read_is_told_where_an_instance_may_be_missed()
    {
        File.WriteAllText(StoreFile, "oops");
        AddInstance();

        Assert.Equal("StoreUnreadable", IdOf(Error("Remove-AppwriteInstance other")));
        Assert.Equal("StoreUnreadable", IdOf(Error("Remove-AppwriteInstance m*")));
        Assert.Empty(Session.Run("Get-AppwriteInstance").Objects);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_told_left_alone_and_does_not_stop_the_processs_instances()
    {
        File.WriteAllText(StoreFile, "{ \"version\": 1, oops");
        AddInstance();

        var results = Session.Run("Get-AppwriteInstance");
        var error = Assert.Single(results.Errors);
        Assert.Equal("StoreUnreadable", IdOf(error));
        Assert.Contains(StoreFile, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("line 1", error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(results.Objects);

        Assert.Single(Objects("Invoke-AppwriteFunction $FunctionId -Instance main"));
        Assert.Equal("StoreUnreadable", IdOf(Error("Add-AppwriteInstance http://x p k -Scope CurrentUser -SkipValidation")));
        Assert.Equal("{ \"version\": 1, oops", File.ReadAllText(StoreFile));
    }

    [Fact]
    public void Nothing_is_read_where_the_process_or_the_environment_settles_it()
    {
        File.WriteAllText(StoreFile, "oops");
        Objects("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name main -Default");

        Assert.Single(Objects("Invoke-AppwriteFunction $FunctionId"));
    }

    [Theory]
    [InlineData("Process")]
    [InlineData("CurrentUser")]
    public void Set_rotates_the_key_renames_and_makes_default_and_keeps_the_rest(string scope)
    {
        Session.Run($"Add-AppwriteInstance $Endpoint $ProjectId standard_old_key_that_is_wrong -Name before -Scope {scope} -SkipValidation -TimeoutSec 30");

        var results = Session.Run("Set-AppwriteInstance before -ApiKey $ApiKey -NewName after -Default -PassThru");

        Assert.Empty(results.Errors);
        var instance = Assert.Single(results.Objects);
        Assert.Equal("after", Value(instance, "Name"));
        Assert.Equal(true, Value(instance, "IsDefault"));
        Assert.Equal(30, Value(instance, "TimeoutSec"));
        Assert.Equal(scope, Value(instance, "Scope")!.ToString());
        Assert.Single(Objects("Get-AppwriteInstance"));
        Assert.Single(Objects("Invoke-AppwriteFunction $FunctionId"));
    }

    [Fact]
    public void Set_leaves_the_old_one_as_it_was_when_the_server_says_no()
    {
        AddInstance();

        Assert.Equal("InvalidApiKey", IdOf(Error("Set-AppwriteInstance main -ApiKey standard_0123456789abcdef -NewName other")));
        Assert.Equal("main", Value(Object("Get-AppwriteInstance"), "Name"));
        Assert.Single(Objects("Invoke-AppwriteFunction $FunctionId"));
    }

    [Fact]
    public void Set_refuses_a_name_that_is_taken_an_unknown_one_and_the_environments()
    {
        Objects("Add-AppwriteInstance http://one p1 k -SkipValidation -Name one; Add-AppwriteInstance http://two p2 k -SkipValidation -Name two");

        Assert.Equal("AlreadyConfigured", IdOf(Error("Set-AppwriteInstance one -NewName TWO")));
        Assert.Equal("InstanceNotFound", IdOf(Error("Set-AppwriteInstance three -Default")));
        Environment.SetEnvironmentVariable("APPWRITE_ENDPOINT", Server.Endpoint);
        Environment.SetEnvironmentVariable("APPWRITE_PROJECT_ID", Server.ProjectId);
        Environment.SetEnvironmentVariable("APPWRITE_API_KEY", Server.ApiKey);
        Assert.Equal("EnvironmentInstanceReadOnly", IdOf(Error("Set-AppwriteInstance Environment -Default")));
    }

    [Fact]
    public void A_stray_word_after_Set_does_not_become_the_key() =>
        Assert.Equal("PositionalParameterNotFound", IdOf(Error("Set-AppwriteInstance main stray -SkipValidation")));

    [Fact]
    public void WhatIf_of_Set_changes_nothing()
    {
        AddInstance();

        Assert.Contains("Change", Session.Run("Set-AppwriteInstance main -NewName other -WhatIf").HostText, StringComparison.Ordinal);
        Assert.Equal("main", Value(Object("Get-AppwriteInstance"), "Name"));
    }

    [Theory]
    [InlineData("-SkipCertificateCheck -CertificateThumbprint 0123456789012345678901234567890123456789", "TransportContradiction")]
    [InlineData("-CertificateThumbprint abc", "InvalidThumbprint")]
    [InlineData("-Proxy nowhere", "InvalidProxy")]
    [InlineData("-NoProxy -Proxy http://proxy:8080", "TransportContradiction")]
    public void Ways_that_cannot_be_are_refused(string arguments, string id) =>
        Assert.Equal(id, IdOf(Error("Add-AppwriteInstance http://one p k -SkipValidation " + arguments)));

    [Fact]
    public void The_CLIs_files_are_taken_over_and_WhatIf_shows_what()
    {
        var preferences = Path.Combine(Home, "prefs.json");
        var project = Path.Combine(Home, "appwrite.config.json");
        File.WriteAllText(preferences, $$"""{ "current": "a", "a": { "endpoint": "{{Server.Endpoint}}", "key": "{{Server.ApiKey}}" } }""");
        File.WriteAllText(project, $$"""{"projectId":"{{Server.ProjectId}}"}""");
        Session.Set("files", new[] { preferences, project });

        var whatIf = Session.Run("Import-AppwriteInstance $files -WhatIf").HostText;
        Assert.Contains($"instance '{Server.ProjectId}' ({Server.Endpoint}", whatIf, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.ApiKey, whatIf, StringComparison.Ordinal);
        Assert.Empty(Objects("Get-AppwriteInstance"));

        Assert.Contains("two files of one kind", Error("Import-AppwriteInstance ($files[0], $files[0])").Exception.Message, StringComparison.Ordinal);
        Assert.Equal("fromcli", Value(Object("Import-AppwriteInstance $files -Name fromcli -PassThru"), "Name"));
        Assert.Single(Objects("Invoke-AppwriteFunction $FunctionId -Instance fromcli"));
    }

    [Theory]
    [InlineData("{}", "NothingToImport")]
    [InlineData("oops", "CliFileUnreadable")]
    public void Files_without_a_key_are_told(string preferences, string id)
    {
        var file = Path.Combine(Home, "prefs.json");
        File.WriteAllText(file, preferences);
        Session.Set("file", file);

        Assert.Equal(id, IdOf(Error("Import-AppwriteInstance $file")));
        Assert.Equal("CliFileMissing", IdOf(Error("Import-AppwriteInstance /no/such/prefs.json")));
    }
}
