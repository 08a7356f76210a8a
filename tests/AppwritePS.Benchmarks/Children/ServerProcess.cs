namespace AppwritePS.Benchmarks.Children;

/// <summary>A server in a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly ChildProcess _process;

    /// <summary>Starts one.</summary>
    /// <param name="kind">The work of <see cref="Child"/> that it does.</param>
    public ServerProcess(string kind = "server")
    {
        _process = ChildProcess.Start([kind]);
        Address = ServerAddress.Parse(_process.ReadResultAsync().GetAwaiter().GetResult());
    }

    /// <summary>Where it is.</summary>
    public ServerAddress Address { get; }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();
}
