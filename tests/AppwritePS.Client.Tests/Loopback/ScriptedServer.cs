using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace AppwritePS.Client.Tests.Loopback;

/// <summary>
/// A server on the loopback that does with each connection what its script says, closes it at the script's end, and counts
/// the requests that it received whole.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Task> _conversations = [];
    private readonly Func<Conversation, Task> _script;
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;
    private int _connections;
    private int _wholeRequests;
    private int _receivedBytes;

    public ScriptedServer(Func<Conversation, Task> script, X509Certificate2? certificate = null, IPAddress? address = null)
    {
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        _script = script;
        _certificate = certificate;

        // A small one, so that a client notices while it still sends that nobody reads.
        _listener.Server.ReceiveBufferSize = 16384;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => Volatile.Read(ref _connections);

    public int WholeRequests => Volatile.Read(ref _wholeRequests);

    /// <summary>How many bytes clients said, those of TLS itself not counted.</summary>
    public int ReceivedBytes => Volatile.Read(ref _receivedBytes);

    /// <summary>Ends when a conversation begins to stall.</summary>
    public Task Stalled => _stalled.Task;

    /// <summary>The pauses that clients made between tries, none of which they waited for.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    /// <summary>A client over the transport that commands use.</summary>
    public AppwriteClient NewClient(TimeSpan? timeout = null, RetryPolicy? retry = null, bool isSecure = false) =>
        NewClient(Port, Pauses, timeout, retry, isSecure);

    /// <summary>A client that reaches the server in a given way.</summary>
    public AppwriteClient NewClientOver(TransportOptions options, bool isSecure, string host = "127.0.0.1", TimeSpan? timeout = null) =>
        NewClient(Port, Pauses, timeout, isSecure: isSecure, transport: HttpTransport.For(options), host: host);

    /// <summary>The server's address.</summary>
    public Uri Endpoint(bool isSecure, string host = "127.0.0.1") => new(EndpointOf(isSecure, host, Port));

    public static AppwriteClient NewClient(
        int port,
        List<TimeSpan> pauses,
        TimeSpan? timeout = null,
        RetryPolicy? retry = null,
        bool isSecure = false,
        HttpTransport? transport = null,
        string host = "127.0.0.1") =>
        new(
            new Connection(EndpointOf(isSecure, host, port), "lab", () => "standard_0123"),
            transport ?? HttpTransport.For(TransportOptions.Default),
            new ClientOptions
            {
                Timeout = timeout ?? TimeSpan.FromSeconds(20),
                Retry = retry ?? new RetryPolicy(),
                Pause = (length, _) =>
                {
                    pauses.Add(length);
                    return Task.CompletedTask;
                },
            });

    /// <summary>A port on which nothing listens.</summary>
    public static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        await Task.WhenAll(_conversations);
        _listener.Dispose();
        _end.Dispose();
    }

    internal void CountWholeRequest() => Interlocked.Increment(ref _wholeRequests);

    internal void CountReceivedBytes(int count) => Interlocked.Add(ref _receivedBytes, count);

    internal Task StallAsync()
    {
        _stalled.TrySetResult();
        return Task.Delay(Timeout.Infinite, _end.Token);
    }

    private static string EndpointOf(bool isSecure, string host, int port) => $"{(isSecure ? "https" : "http")}://{host}:{port}/v1";

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _conversations.Add(ConverseAsync(client, Interlocked.Increment(ref _connections)));
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task ConverseAsync(TcpClient client, int number)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (_certificate is not null)
                {
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(_certificate);
                    stream = secure;
                }

                await _script(new Conversation(this, client.Client, stream, number, _end.Token));
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
