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
        if (ProxyFor(endpoint, options) is not null) return new ServerProbe { IsProxied = true };

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);

        IReadOnlyList<string> addresses = [];
        using var client = new TcpClient();
        using var closing = limit.Token.Register(client.Dispose);
        var connected = false;
        ServerCertificate? certificate = null;
        try
        {
            addresses = [.. (await Dns.GetHostAddressesAsync(endpoint.DnsSafeHost).ConfigureAwait(false)).Select(address => address.ToString())];
            await client.ConnectAsync(endpoint.DnsSafeHost, endpoint.Port).ConfigureAwait(false);
            connected = true;
            if (endpoint.Scheme == Uri.UriSchemeHttps) await ReadCertificateAsync(client, endpoint, options, read => certificate = read).ConfigureAwait(false);
            return new ServerProbe { Addresses = addresses, IsConnected = true, Certificate = certificate };
        }
        catch (Exception failure) when (failure is SocketException or IOException or ObjectDisposedException or ArgumentException or System.Security.Authentication.AuthenticationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var timedOut = limit.IsCancellationRequested;
            return new ServerProbe
            {
                Addresses = addresses,
                IsConnected = connected,
                Certificate = certificate,
                Failure = timedOut ? null : Innermost(failure).Message,
                TimedOut = timedOut,
            };
        }
    }

    private static async Task ReadCertificateAsync(TcpClient client, Uri endpoint, TransportOptions options, Action<ServerCertificate> read)
    {
        using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: true, (_, certificate, chain, errors) =>
        {
            if (certificate is not null) read(ServerCertificate.Of(new X509Certificate2(certificate), chain, errors, options));

            // Whatever is wrong with it is told; nothing is sent over this connection.
            return true;
        });
        await tls.AuthenticateAsClientAsync(endpoint.DnsSafeHost).ConfigureAwait(false);
    }

    private static Uri? ProxyFor(Uri endpoint, TransportOptions options)
    {
        if (options.NoProxy) return null;
        if (options.Proxy is { } proxy) return proxy;

        var system = WebRequest.DefaultWebProxy;
        return system is null || system.IsBypassed(endpoint) ? null : system.GetProxy(endpoint) is { } found && found != endpoint ? found : null;
    }

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner) exception = inner;
        return exception;
    }
}
