using System.Net;

namespace AppwritePS.Client;

/// <summary>
/// The connections of the process. One for all instances: the pools behind it are kept apart by server. Follows no
/// redirect and keeps no cookie, and has no time limit of its own: every operation brings its own.
/// </summary>
public sealed class HttpTransport : IDisposable
{
    private readonly HttpClient _client;
    private readonly HttpClient _createClient;

    /// <summary>Sends through a given handler, for reads and creates alike.</summary>
    public HttpTransport(HttpMessageHandler handler)
    {
        _client = ClientOver(handler);
        _createClient = _client;
    }

    private HttpTransport()
    {
        _client = ClientOver(NewHandler());
        _createClient = RuntimeQuirks.MayResendOnStaleConnection ? ClientOver(NewHandler()) : _client;
    }

    /// <summary>The one that commands use; made at the first request.</summary>
    public static HttpTransport Shared => LazyShared.Instance;

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _createClient.Dispose();
    }

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Operation operation, CancellationToken cancellationToken)
    {
        RuntimeQuirks.Prepare(request.RequestUri!);
        request.Headers.ExpectContinue = false;
        if (operation == Operation.Create && RuntimeQuirks.MayResendOnStaleConnection) request.Headers.ConnectionClose = true;

        return (operation == Operation.Create ? _createClient : _client)
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static HttpClient ClientOver(HttpMessageHandler handler) => new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    private static HttpClientHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
    };

    private static class LazyShared
    {
        public static readonly HttpTransport Instance = new();
    }
}
