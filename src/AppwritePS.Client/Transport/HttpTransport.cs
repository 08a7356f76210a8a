using System.Collections.Concurrent;
using System.Net;

namespace AppwritePS.Client;

/// <summary>
/// Connections of the process, one transport for each way to reach a server; the pools behind it are kept apart by server.
/// Follows no redirect and keeps no cookie, and has no time limit of its own: every operation brings its own.
/// </summary>
public sealed class HttpTransport : IDisposable
{
    // Lives as long as the process: connections are worth keeping, and there are as many transports as settings in use.
    private static readonly ConcurrentDictionary<TransportOptions, Lazy<HttpTransport>> s_transports = new();

    private readonly HttpClientHandler? _handler;
    // In place of HttpClient, which adds a time limit and a token of its own to each request, and reads its answer.
    private readonly HttpMessageInvoker _invoker;
    private readonly HttpMessageInvoker _createInvoker;

    /// <summary>Sends through a given handler, for reads and creates alike.</summary>
    internal HttpTransport(HttpMessageHandler handler)
    {
        _handler = handler as HttpClientHandler;
        _invoker = new HttpMessageInvoker(handler);
        _createInvoker = _invoker;
    }

    private HttpTransport(TransportOptions options)
    {
        _handler = NewHandler(options);
        _invoker = new HttpMessageInvoker(_handler);
        _createInvoker = RuntimeQuirks.MayResendOnStaleConnection ? new HttpMessageInvoker(NewHandler(options)) : _invoker;
    }

    /// <summary>The transport of the process for these options; made when first asked for.</summary>
    public static HttpTransport For(TransportOptions options) =>
        s_transports.GetOrAdd(options, wanted => new(() => new HttpTransport(wanted))).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        _invoker.Dispose();
        _createInvoker.Dispose();
    }

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Operation operation, CancellationToken cancellationToken)
    {
        RuntimeQuirks.Prepare(request.RequestUri!, _handler);
        request.Headers.ExpectContinue = false;
        if (operation == Operation.Create && RuntimeQuirks.MayResendOnStaleConnection) request.Headers.ConnectionClose = true;

        return (operation == Operation.Create ? _createInvoker : _invoker).SendAsync(request, cancellationToken);
    }

    private static HttpClientHandler NewHandler(TransportOptions options)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = RuntimeQuirks.ReadsIgnoreTokens ? DecompressionMethods.None : DecompressionMethods.GZip | DecompressionMethods.Deflate,
        };

        if (CertificatePolicy.Of(options) is { } accepts)
            handler.ServerCertificateCustomValidationCallback = (_, certificate, _, errors) => accepts(certificate, errors);

        if (options.NoProxy) handler.UseProxy = false;
        else if (options.Proxy is { } proxy) handler.Proxy = new WebProxy(proxy) { Credentials = options.ProxyCredential };
        else if (options.ProxyCredential is { } credential) RuntimeQuirks.UseSystemProxy(handler, credential);
        return handler;
    }
}
