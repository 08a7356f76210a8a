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

    [Fact]
    public void A_key_that_the_server_refused_is_asked_for_again()
    {
        Objects("""
            $module = New-Module Microsoft.PowerShell.SecretManagement {
                function Get-Secret { param([string] $Name, [string] $Vault) $global:Key }
                Export-ModuleMember Get-Secret
            } | Import-Module -PassThru
            $global:Key = 'standard_0123456789abcdef'
            Add-AppwriteInstance $Endpoint $ProjectId -SecretName rotated -SkipValidation
            """);
        Assert.Equal("InvalidApiKey", IdOf(Error("Invoke-AppwriteFunction $FunctionId")));

        Assert.Single(Objects("$global:Key = $ApiKey; Invoke-AppwriteFunction $FunctionId"));
    }

    [Fact]
    public void The_processs_instance_hides_the_stored_one_and_Verbose_says_so()
    {
        Session.Run("Add-AppwriteInstance http://stored p k -Name same -Scope CurrentUser -SkipValidation");
        Objects("Add-AppwriteInstance http://process p k -Name same -SkipValidation");

        Assert.Equal("http://process/v1", Value(Object("Get-AppwriteInstance same"), "Endpoint"));
        Assert.Contains("hides", Session.Run("Invoke-AppwriteFunction f -Instance same -WhatIf -Verbose").HostText, StringComparison.Ordinal);

        Objects("Remove-AppwriteInstance same");
        Assert.Equal("http://stored/v1", Value(Object("Get-AppwriteInstance same"), "Endpoint"));
        Objects("Remove-AppwriteInstance same -Scope CurrentUser");
        Assert.Empty(Objects("Get-AppwriteInstance"));
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
