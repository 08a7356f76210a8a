using System.Security;
using Xunit;

namespace AppwritePS.Engine.Tests;

public sealed class InstanceTests : ModuleTest
{
    private const string AnyKey = "standard_0123456789abcdef0123456789abcdef";

    [Fact]
    public void Add_returns_nothing_and_with_PassThru_the_instance()
    {
        Assert.Empty(Objects("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey"));

        var instance = Object("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Force -PassThru");

        Assert.Equal("AppwritePS.AppwriteInstance", instance.TypeNames[0]);
        Assert.Equal(Server.ProjectId, Value(instance, "Name"));
        Assert.Equal(Server.Endpoint, Value(instance, "Endpoint"));
        Assert.Equal("Process", Value(instance, "Scope")!.ToString());
        Assert.Equal("Memory", Value(instance, "KeySource")!.ToString());
        Assert.Equal(false, Value(instance, "IsDefault"));
    }

    [Theory]
    [InlineData("http://appwrite.url")]
    [InlineData("http://appwrite.url/")]
    [InlineData("http://appwrite.url/v1")]
    [InlineData("http://appwrite.url/v1/")]
    public void The_address_is_taken_with_or_without_v1_and_slash_and_gives_the_same_id(string address)
    {
        var instance = Object($"Add-AppwriteInstance '{address}' appwrite-project-id '{AnyKey}' -SkipValidation -PassThru");

        Assert.Equal("http://appwrite.url/v1", Value(instance, "Endpoint"));
        Assert.Equal("752a1a3685e28abf332aa4692b405813", Value(instance, "InstanceId"));
    }

    [Fact]
    public void A_key_is_taken_as_SecureString_too()
    {
        var key = new SecureString();
        foreach (var c in Server.ApiKey) key.AppendChar(c);
        Session.Set("Secure", key);

        Objects("Add-AppwriteInstance $Endpoint $ProjectId $Secure");

        Assert.Single(Objects("Invoke-AppwriteFunction $FunctionId"));
    }

    [Fact]
    public void A_wrong_key_is_not_kept()
    {
        var error = Error($"Add-AppwriteInstance $Endpoint $ProjectId '{AnyKey}'");

        Assert.Equal("InvalidApiKey", IdOf(error));
        Assert.Empty(Objects("Get-AppwriteInstance"));
    }

    [Fact]
    public void An_unknown_project_is_not_kept()
    {
        Assert.Equal("ProjectNotFound", IdOf(Error("Add-AppwriteInstance $Endpoint nosuchproject $ApiKey")));
        Assert.Empty(Objects("Get-AppwriteInstance"));
    }

    [Theory]
    [InlineData("'not a url' p 'k'", "InvalidUrl")]
    [InlineData("ftp://host p k", "InvalidUrl")]
    [InlineData("https://cloud.appwrite.io/console/project-x p k", "ConsoleUrl")]
    [InlineData("http://host '../x' k", "InvalidProjectId")]
    [InlineData("http://host p \"k`nk\"", "InvalidApiKeyText")]
    [InlineData("http://host p k -Name 'a/b'", "InvalidInstanceName")]
    [InlineData("http://host p k -Name Environment", "InvalidInstanceName")]
    public void What_cannot_be_an_instance_is_refused_by_its_own_error(string arguments, string id) =>
        Assert.Equal(id, IdOf(Error("Add-AppwriteInstance -SkipValidation " + arguments)));

    [Fact]
    public void Nothing_listening_is_CannotConnect_at_once()
    {
        var error = Error("Add-AppwriteInstance http://127.0.0.1:1 p k");

        Assert.Equal("CannotConnect", IdOf(error));
        Assert.Contains("http://127.0.0.1:1/v1", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_without_health_is_asked_for_an_unknown_functions_executions()
    {
        using var server = new CannedServer((request, response) =>
        {
            var isList = request.Url!.AbsolutePath.EndsWith("/executions", StringComparison.Ordinal);
            response.StatusCode = 404;
            response.ContentType = isList ? "application/json" : "text/html";
            response.Close(isList ? """{"message":"none","code":404,"type":"function_not_found","version":"2.0.0"}"""u8.ToArray() : "<html>"u8.ToArray(), false);
        });

        Objects($"Add-AppwriteInstance {server.Endpoint} p k");

        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public void The_same_name_and_the_same_project_are_refused_and_Force_replaces()
    {
        Objects("Add-AppwriteInstance http://one p k -SkipValidation -Name a");

        Assert.Equal("AlreadyConfigured", IdOf(Error("Add-AppwriteInstance http://two p k -SkipValidation -Name A")));
        Assert.Equal("AlreadyConfigured", IdOf(Error("Add-AppwriteInstance http://ONE/v1/ p k -SkipValidation -Name b")));

        Objects("Add-AppwriteInstance http://two p k -SkipValidation -Name A -Force");
        Assert.Equal("http://two/v1", Value(Object("Get-AppwriteInstance"), "Endpoint"));
    }

    [Fact]
    public void WhatIf_asks_no_server_and_keeps_nothing()
    {
        var results = Session.Run("Add-AppwriteInstance http://127.0.0.1:1 p k -WhatIf");

        Assert.Empty(results.Errors);
        Assert.Contains("instance 'p' (http://127.0.0.1:1/v1, project p)", results.HostText, StringComparison.Ordinal);
        Assert.Empty(Objects("Get-AppwriteInstance"));
    }

    [Fact]
    public void Get_takes_wildcards_ids_and_Default()
    {
        Objects("Add-AppwriteInstance http://one p1 k -SkipValidation -Name home; Add-AppwriteInstance http://two p2 k -SkipValidation -Name 'home 2' -Default");

        Assert.Equal(2, Objects("Get-AppwriteInstance ho*").Count);
        Assert.Equal("home 2", Value(Object("Get-AppwriteInstance -Default"), "Name"));
        Assert.Equal("home", Value(Object("Get-AppwriteInstance p1"), "Name"));
        Assert.Empty(Objects("Get-AppwriteInstance x*"));

        var error = Error("Get-AppwriteInstance nosuch");
        Assert.Equal("InstanceNotFound", IdOf(error));
        Assert.Contains("home, home 2", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remove-AppwriteInstance one")]
    [InlineData("'one' | Remove-AppwriteInstance")]
    [InlineData("Get-AppwriteInstance one | Remove-AppwriteInstance")]
    [InlineData("[pscustomobject]@{ Name = 'one' } | Remove-AppwriteInstance")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-AppwriteInstance one))) | Remove-AppwriteInstance")]
    [InlineData("Remove-AppwriteInstance o*")]
    public void Remove_forgets_that_one_only(string script)
    {
        Objects("Add-AppwriteInstance http://one p1 k -SkipValidation -Name one; Add-AppwriteInstance http://two p2 k -SkipValidation -Name two");

        Objects(script);

        Assert.Equal("two", Value(Object("Get-AppwriteInstance"), "Name"));
    }

    [Fact]
    public void Remove_of_an_unknown_one_is_an_error_and_WhatIf_keeps_it()
    {
        Objects("Add-AppwriteInstance http://one p1 k -SkipValidation -Name one; Remove-AppwriteInstance one -WhatIf");

        Assert.Single(Objects("Get-AppwriteInstance"));
        Assert.Equal("InstanceNotFound", IdOf(Error("Remove-AppwriteInstance two")));
    }

    [Fact]
    public void The_environments_instance_is_listed_used_before_the_default_and_cannot_be_removed()
    {
        Objects("Add-AppwriteInstance http://one p1 k -SkipValidation -Name one -Default");
        Environment.SetEnvironmentVariable("APPWRITE_ENDPOINT", Server.Endpoint);
        Environment.SetEnvironmentVariable("APPWRITE_PROJECT_ID", Server.ProjectId);
        Environment.SetEnvironmentVariable("APPWRITE_API_KEY", Server.ApiKey);

        Assert.Equal("Environment variable APPWRITE_API_KEY", Value(Object("Get-AppwriteInstance Environment"), "KeySource"));
        Assert.Equal("Environment", Value(Object("Invoke-AppwriteFunction $FunctionId"), "Instance"));
        Assert.Equal("EnvironmentInstanceReadOnly", IdOf(Error("Remove-AppwriteInstance Environment")));
    }

    [Fact]
    public async Task A_thread_whose_context_waits_for_the_command_is_no_hindrance()
    {
        Session.Set("Context", new DeafContext());

        var all = Task.Run(() => Objects("[System.Threading.SynchronizationContext]::SetSynchronizationContext($Context); Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name seen; Test-AppwriteInstance seen"));

        Assert.Equal(true, Value(Assert.Single(await all.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)), "KeyAccepted"));
    }

    [Fact]
    public void A_proxys_credential_can_be_taken_away()
    {
        Objects("Add-AppwriteInstance http://one p1 k -SkipValidation -Name one -ProxyCredential ([pscredential]::new('anna', [securestring]::new()))");

        Objects("Set-AppwriteInstance one -ProxyCredential ([pscredential]::Empty) -NoProxy -SkipValidation");
    }

    [Theory]
    [InlineData("one", "one", "given with -Instance")]
    [InlineData("p1", "one", "given with -Instance")]
    [InlineData("(Get-AppwriteInstance one)", "one", "given with -Instance")]
    [InlineData("(Get-AppwriteInstance one).InstanceId", "one", "given with -Instance")]
    [InlineData(null, "two", "the default")]
    public void Verbose_says_which_instance_is_used_and_why(string? argument, string name, string reason)
    {
        Objects("Add-AppwriteInstance http://one p1 k -SkipValidation -Name one; Add-AppwriteInstance http://two p2 k -SkipValidation -Name two -Default");

        var text = Session.Run($"Invoke-AppwriteFunction f -WhatIf -Verbose {(argument is null ? "" : "-Instance " + argument)}").HostText;

        Assert.Contains($"Using instance '{name}'", text, StringComparison.Ordinal);
        Assert.Contains(reason, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_only_instance_is_used_and_of_two_without_default_none()
    {
        Objects("Add-AppwriteInstance http://one p1 k -SkipValidation -Name one");
        Assert.Contains("the only one", Session.Run("Invoke-AppwriteFunction f -WhatIf -Verbose").HostText, StringComparison.Ordinal);

        Objects("Add-AppwriteInstance http://two p1 k -SkipValidation -Name two");
        var error = Error("Invoke-AppwriteFunction f -WhatIf");
        Assert.Equal("NoInstance", IdOf(error));
        Assert.Contains("Known: one, two.", error.Exception.Message, StringComparison.Ordinal);

        Assert.Equal("InstanceAmbiguous", IdOf(Error("Invoke-AppwriteFunction f -WhatIf -Instance p1")));
    }

    [Fact]
    public void An_incomplete_environment_is_told_where_no_instance_is_found()
    {
        Environment.SetEnvironmentVariable("APPWRITE_ENDPOINT", "http://one");

        var error = Error("Invoke-AppwriteFunction f -WhatIf");

        Assert.Equal("NoInstance", IdOf(error));
        Assert.Contains("unset: APPWRITE_PROJECT_ID, APPWRITE_API_KEY", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instance_of_another_type_is_refused_and_not_made_text()
    {
        Objects("Add-AppwriteInstance http://one p1 k -SkipValidation -Name 5");

        Assert.Equal("ParameterArgumentTransformationError", IdOf(Error("Invoke-AppwriteFunction f -WhatIf -Instance 5")));
    }

    [Fact]
    public void An_instance_object_does_not_stand_for_another_that_took_its_name()
    {
        Objects("Add-AppwriteInstance http://one p1 k -SkipValidation -Name one; $old = Get-AppwriteInstance one; Remove-AppwriteInstance one");
        Objects("Add-AppwriteInstance http://two p2 k -SkipValidation -Name one");

        Assert.Equal("InstanceNotFound", IdOf(Error("Invoke-AppwriteFunction f -WhatIf -Instance $old")));
    }

    /// <summary>A context whose thread never comes round to what it is asked to do.</summary>
    private sealed class DeafContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
