namespace AppwritePS.Benchmarks.Children;

/// <summary>A server in a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly ChildProcess _process = ChildProcess.Start(["server"]);

    public ServerProcess() => Address = ServerAddress.Parse(_process.ReadResultAsync().GetAwaiter().GetResult());

    /// <summary>Where it is.</summary>
    public ServerAddress Address { get; }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();
}
