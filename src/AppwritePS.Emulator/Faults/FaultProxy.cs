using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AppwritePS.Emulator;

/// <summary>
/// Stands in front of a server that speaks plain http, and decides for each request whether something goes wrong with it.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private const int BufferSize = 16 * 1024;

    private static readonly byte[][] s_methods = [.. new[] { "GET ", "POST ", "DELETE " }.Select(Encoding.ASCII.GetBytes)];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Task, bool> _connections = new();
    private readonly IPEndPoint _server;
    private readonly Func<ProxyFault> _next;
    private readonly Task _accepting;

    /// <summary>Starts one.</summary>
    /// <param name="server">The server's endpoint.</param>
    /// <param name="next">Decides about the next request; called by one thread at a time.</param>
    public FaultProxy(Uri server, Func<ProxyFault> next)
    {
        _server = new IPEndPoint(IPAddress.Loopback, server.Port);
        _next = next;
        _listener.Start();
        Endpoint = new UriBuilder(server) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    /// <summary>The endpoint as clients are told it.</summary>
    public Uri Endpoint { get; }

    /// <summary>How many connections clients have open.</summary>
    public int OpenConnections => _connections.Count;

    /// <summary>One of so many requests goes wrong, in any way, as a seed has it.</summary>
    public static Func<ProxyFault> AtRandom(int seed, int oneOf)
    {
        var random = new Random(seed);
        ProxyFault[] faults = Enum.GetValues<ProxyFault>();
        return () => random.Next(oneOf) == 0 ? faults[random.Next(1, faults.Length)] : ProxyFault.None;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptSocketAsync(_end.Token);
                Task connection = ServeAsync(client);
                _connections[connection] = true;
                _ = connection.ContinueWith(ended => _connections.TryRemove(ended, out _), TaskScheduler.Default);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The proxy is at its end.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(_server, _end.Token);
                await new Passage(client, server, Next, _end.Token).RunAsync();
            }
            catch (Exception ended) when (ended is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side is gone, and with it the other.
            }
        }
    }

    private ProxyFault Next()
    {
        lock (_next) return _next();
    }

    /// <summary>One connection of a client, and the one to the server that belongs to it.</summary>
    private sealed class Passage(Socket client, Socket server, Func<ProxyFault> next, CancellationToken end)
    {
        // What is to become of the answer that comes next.
        private volatile ProxyFault _fault;

        public Task RunAsync() => Task.WhenAny(RequestsAsync(), AnswersAsync()).Unwrap();

        private async Task RequestsAsync()
        {
            var buffer = new byte[BufferSize];
            while (await client.ReceiveAsync(buffer.AsMemory(), end) is > 0 and int count)
            {
                if (!Array.Exists(s_methods, method => buffer.AsSpan(0, count).StartsWith(method)))
                {
                    await server.SendAsync(buffer.AsMemory(0, count), end);
                    continue;
                }

                _fault = next();
                switch (_fault)
                {
                    case ProxyFault.ResetBeforeRequest:
                        Reset();
                        return;
                    case ProxyFault.ResetInRequest:
                        await server.SendAsync(buffer.AsMemory(0, count / 2), end);
                        Reset();
                        return;
                    case ProxyFault.Unavailable:
                        await RefuseAsync("503 Service Unavailable", "Retry-After: 0");
                        return;
                    case ProxyFault.TooManyRequests:
                        await RefuseAsync("429 Too Many Requests", $"X-RateLimit-Reset: {DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");
                        return;
                    default:
                        await server.SendAsync(buffer.AsMemory(0, count), end);
                        break;
                }
            }
        }

        private async Task AnswersAsync()
        {
            var buffer = new byte[BufferSize];
            while (await server.ReceiveAsync(buffer.AsMemory(), end) is > 0 and int count)
            {
                switch (_fault)
                {
                    case ProxyFault.ResetBeforeAnswer:
                        Reset();
                        return;
                    case ProxyFault.ResetInAnswer:
                        await client.SendAsync(buffer.AsMemory(0, count / 2), end);
                        Reset();
                        return;
                    case ProxyFault.GarbageForAnswer:
                        await client.SendAsync("220 mail.example.org ESMTP\r\n"u8.ToArray(), end);
                        return;
                    default:
                        await client.SendAsync(buffer.AsMemory(0, count), end);
                        break;
                }
            }
        }

        private void Reset() => client.LingerState = new LingerOption(true, 0);

        // Read to its end before the close, which would be a reset otherwise, and take the answer with it.
        private async Task RefuseAsync(string status, string header)
        {
            await client.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{header}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), end);
            client.Shutdown(SocketShutdown.Send);
            var buffer = new byte[BufferSize];
            while (await client.ReceiveAsync(buffer.AsMemory(), end) > 0) { }
        }
    }
}
