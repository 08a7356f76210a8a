using System.Management.Automation;
using AppwritePS.Quickstart;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>A test with a server and an engine of its own, a profile of its own, no instance kept and none in the environment.</summary>
public abstract class ModuleTest : IAsyncLifetime
{
    /// <summary>How long what happens at once may take on a busy machine; what would be waited for instead takes longer.</summary>
    private protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private static readonly string[] s_variables = ["APPWRITE_ENDPOINT", "APPWRITE_PROJECT_ID", "APPWRITE_API_KEY"];

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("AppwritePS");

    private EngineSession? _session;
    private TestServer? _server;

    private protected EngineSession Session => _session!;

    private protected TestServer Server => _server!;

    public virtual async ValueTask InitializeAsync()
    {
        foreach (var variable in s_variables) Environment.SetEnvironmentVariable(variable, null);
        Environment.SetEnvironmentVariable("APPWRITEPS_HOME", _home.FullName);
        _server = await TestServer.StartAsync();
        _session = NewSession();
        Session.Run("Get-AppwriteInstance | Remove-AppwriteInstance");
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var variable in s_variables) Environment.SetEnvironmentVariable(variable, null);
        Environment.SetEnvironmentVariable("APPWRITEPS_HOME", null);
        _session?.Dispose();
        _home.Delete(recursive: true);
        if (_server is not null) await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The folder that the profile's instances are kept in, of this test alone.</summary>
    private protected string Home => _home.FullName;

    /// <summary>Another engine that knows the server as $Endpoint, $ProjectId, $ApiKey and $FunctionId.</summary>
    private protected EngineSession NewSession()
    {
        var session = new EngineSession();
        session.Set("Endpoint", Server.Endpoint);
        session.Set("ProjectId", Server.ProjectId);
        session.Set("ApiKey", Server.ApiKey);
        session.Set("FunctionId", Server.FunctionId);
        return session;
    }

    /// <summary>Keeps the server as an instance.</summary>
    private protected void AddInstance(string name = "main") =>
        Objects($"Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name '{name}'");

    /// <summary>The objects of a script that writes no error.</summary>
    private protected IReadOnlyList<PSObject> Objects(string script)
    {
        var results = Session.Run(script);
        Assert.True(results.Errors.Count == 0, string.Join(Environment.NewLine, results.Errors));
        return results.Objects;
    }

    /// <summary>The one object of a script that writes no error.</summary>
    private protected PSObject Object(string script) => Assert.Single(Objects(script));

    /// <summary>The one error of a script, of either kind.</summary>
    private protected ErrorRecord Error(string script)
    {
        try
        {
            return Assert.Single(Session.Run(script).Errors);
        }
        catch (RuntimeException terminating)
        {
            return terminating.ErrorRecord;
        }
    }

    /// <summary>Stops a shell as Ctrl+C does.</summary>
    private protected static async Task StopAsync(PowerShell shell, IAsyncResult running)
    {
        await shell.StopAsync(null, null).WaitAsync(Soon);
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
    }

    /// <summary>The id of an error, without the command's name.</summary>
    private protected static string IdOf(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    private protected static object? Value(PSObject instance, string property)
    {
        var value = instance.Properties[property].Value;
        return value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
    }
}
