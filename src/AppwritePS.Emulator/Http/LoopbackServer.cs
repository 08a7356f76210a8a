using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AppwritePS.Emulator;

/// <summary>Kestrel on 127.0.0.1, without a host around it: no configuration files, no environment, no signal handlers.</summary>
internal sealed class LoopbackServer : IHttpApplication<HttpContext>, IDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly Func<HttpContext, Task> _handle;
    private ServiceProvider? _services;

    public LoopbackServer(int port, X509Certificate2? certificate, Func<HttpContext, Task> handle)
    {
        _handle = handle;
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (certificate is not null)
                UseTls(listen, certificate);
        });
        KestrelServerLimits limits = options.Limits;
        // Larger than Appwrite's own, which resets the connection in its own way (RequestBody).
        limits.MaxRequestBodySize = null;
        // Recorded: 'URL 9 kB', 'header 9 kB'.
        limits.MaxRequestLineSize = 64 * 1024;
        limits.MaxRequestHeadersTotalSize = 64 * 1024;
        // Idle connections stay open for minutes (seen on 1.9.6).
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(10);
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _kestrel = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
    }

    public async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        await _kestrel.StartAsync(this, cancellationToken);
        return new Uri(_kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
    }

    /// <summary>Open connections are cut off.</summary>
    public Task StopAsync() => _kestrel.StopAsync(new CancellationToken(canceled: true));

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => _handle(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public void Dispose()
    {
        _kestrel.Dispose();
        _services?.Dispose();
    }

    // Kestrel takes what TLS needs from services, which only a host's builder knows how to make; no host is built.
    private void UseTls(ListenOptions listen, X509Certificate2 certificate)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        _services = builder.Services.BuildServiceProvider();
        listen.KestrelServerOptions.ApplicationServices = _services;
        listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate });
    }
}
