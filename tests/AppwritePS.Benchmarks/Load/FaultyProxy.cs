using System.Net;
using System.Net.Sockets;

namespace AppwritePS.Benchmarks.Load;

/// <summary>Stands in front of a server, and breaks a connection in place of one of two hundred answers.</summary>
internal sealed class FaultyProxy : IDisposable
{
    private const int OneBreaksOf = 200;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _server;
    private int _answers;

    public FaultyProxy(Uri server)
    {
        _server = new(IPAddress.Loopback, server.Port);
        _listener.Start();
        Address = new UriBuilder(server) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _ = ListenAsync();
    }

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    public void Dispose() => _listener.Dispose();

    private async Task ListenAsync()
    {
        while (true) _ = ServeAsync(await _listener.AcceptSocketAsync());
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        using (client)
        {
            try
            {
                await server.ConnectAsync(_server);
                await Task.WhenAny(PumpAsync(client, server, () => false), PumpAsync(server, client, () => Interlocked.Increment(ref _answers) % OneBreaksOf == 0));
            }
            catch (SocketException)
            {
                // The server is full, or gone: the client sees its connection end.
            }

            client.LingerState = new(true, 0);
        }
    }

    private static async Task PumpAsync(Socket from, Socket to, Func<bool> breaks)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory()) is > 0 and var count && !breaks()) await to.SendAsync(buffer.AsMemory(0, count));
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // One side ended, and with it the other.
        }
    }
}
