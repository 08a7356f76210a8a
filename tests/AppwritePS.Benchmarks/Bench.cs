using AppwritePS.Benchmarks.Children;
using AppwritePS.Quickstart;

namespace AppwritePS.Benchmarks;

/// <summary>A server in a process of its own, and an engine in this one with the server as its instance.</summary>
internal sealed class Bench : IDisposable
{
    private readonly ServerProcess _server = new();
    private readonly EngineSession _session = new();

    public Bench()
    {
        _session.Set("Endpoint", Server.Endpoint.ToString());
        _session.Set("ProjectId", Server.ProjectId);
        _session.Set("ApiKey", Server.ApiKey);
        _session.Run("Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name bench -SkipValidation -Force");
    }

    /// <summary>The server.</summary>
    public ServerAddress Server => _server.Address;

    /// <summary>Sets a variable for <see cref="Run"/>.</summary>
    public void Set(string variable, object value) => _session.Set(variable, value);

    /// <summary>Runs a script as it stands.</summary>
    public Quickstart.Results Run(string script) => _session.Run(script);

    /// <summary>Runs a script that must return so many objects and no error, on a thread of its own as a shell has.</summary>
    public Task RunAsync(string script, int objects) => Task.Factory.StartNew(() =>
    {
        var results = _session.Run(script);
        if (results.Errors is [var first, ..]) throw new InvalidOperationException(first.ToString());
        if (results.Objects.Count != objects) throw new InvalidOperationException($"{script}: {results.Objects.Count} objects instead of {objects}.");
    }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
    }
}
