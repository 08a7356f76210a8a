using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace AppwritePS.Client;

/// <summary>
/// How far the way to a server leads: its name, a connection, its certificate. Made with a connection of its own that no
/// request goes over, so that each step can be told apart.
/// </summary>
public sealed class ServerProbe
{
    private ServerProbe()
    {
    }

    /// <summary>Whether a proxy stands between, which looks up and connects in this machine's place; nothing is probed then.</summary>
    public bool IsProxied { get; private init; }

    /// <summary>The server's addresses; empty when its name is not known.</summary>
    public IReadOnlyList<string> Addresses { get; private init; } = [];

    /// <summary>The network's word on the step that failed; <c>null</c> when none did, or the time ran out.</summary>
    public string? Failure { get; private init; }

    /// <summary>Whether the time ran out.</summary>
    public bool TimedOut { get; private init; }

    /// <summary>Whether a connection was made.</summary>
    public bool IsConnected { get; private init; }

    /// <summary>The certificate; <c>null</c> over plain http, and where there was none.</summary>
    public ServerCertificate? Certificate { get; private init; }

    /// <summary>Goes the way to a server.</summary>
    /// <param name="endpoint">The server.</param>
    /// <param name="options">How it is reached.</param>
    /// <param name="timeout">How long the whole may take.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; a time limit is a failure instead.</exception>
    public static async Task<ServerProbe> RunAsync(Uri endpoint, TransportOptions options, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);

        IReadOnlyList<string> addresses = [];
        var connected = false;
        ServerCertificate? certificate = null;
        try
        {
            if (IsProxiedBy(options, endpoint)) return new ServerProbe { IsProxied = true };

            var found = await Dns.GetHostAddressesAsync(endpoint.IdnHost).EndedBy(limit.Token).ConfigureAwait(false);
            addresses = [.. found.Select(address => address.ToString())];

            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            using var closing = limit.Token.Register(socket.Dispose);
            await socket.ConnectAsync(found, endpoint.Port).EndedBy(limit.Token).ConfigureAwait(false);
            connected = true;
            if (endpoint.Scheme == Uri.UriSchemeHttps)
                await ReadCertificateAsync(socket, endpoint, options, read => certificate = read).EndedBy(limit.Token).ConfigureAwait(false);

            return new ServerProbe { Addresses = addresses, IsConnected = true, Certificate = certificate };
        }
        catch (Exception failure)
        {
            // Whatever it is: names, proxies, sockets and TLS each have failures of their own, on each system others.
            cancellationToken.ThrowIfCancellationRequested();
            var timedOut = limit.IsCancellationRequested;
            return new ServerProbe
            {
                Addresses = addresses,
                IsConnected = connected,
                Certificate = certificate,
                Failure = timedOut ? null : failure.GetBaseException().Message,
                TimedOut = timedOut,
            };
        }
    }

    private static async Task ReadCertificateAsync(Socket socket, Uri endpoint, TransportOptions options, Action<ServerCertificate> read)
    {
        RuntimeQuirks.Prepare(endpoint, handler: null);
        using var tls = new SslStream(new NetworkStream(socket, ownsSocket: false), leaveInnerStreamOpen: false, (_, certificate, chain, errors) =>
        {
            if (certificate is not null)
            {
                using var whole = new X509Certificate2(certificate);
                read(ServerCertificate.Of(whole, chain, errors, options));
            }

            // Whatever is wrong with it is told; nothing is sent over this connection.
            return true;
        });
        await tls.AuthenticateAsClientAsync(endpoint.IdnHost, [], RuntimeQuirks.TlsVersions, checkCertificateRevocation: false).ConfigureAwait(false);
    }

    private static bool IsProxiedBy(TransportOptions options, Uri endpoint)
    {
        if (options.NoProxy) return false;

        var proxy = options.Proxy is { } address ? new WebProxy(address) : WebRequest.DefaultWebProxy;
        return proxy?.IsBypassed(endpoint) == false && proxy.GetProxy(endpoint) is { } found && found != endpoint;
    }
}
