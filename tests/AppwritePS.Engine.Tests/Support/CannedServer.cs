using System.Net;
using System.Text;

namespace AppwritePS.Engine.Tests;

/// <summary>A loopback server that answers everything in one way, and counts.</summary>
internal sealed class CannedServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Action<HttpListenerRequest, HttpListenerResponse> _answer;
    private int _requests;

    public CannedServer(Action<HttpListenerRequest, HttpListenerResponse> answer)
    {
        _answer = answer;
        var port = FreePort();
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        Endpoint = $"http://127.0.0.1:{port}/v1";
        _ = ServeAsync();
    }

    public string Endpoint { get; }

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The same status, content type and body each time.</summary>
    public static CannedServer Answering(int status, string contentType, string body, params (string Name, string Value)[] headers) => new((_, response) =>
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        foreach (var (name, value) in headers) response.AddHeader(name, value);
        response.Close(Encoding.UTF8.GetBytes(body), willBlock: false);
    });

    /// <summary>An error as Appwrite words it.</summary>
    public static CannedServer Failing(int status, string type, string message) =>
        Answering(status, "application/json; charset=UTF-8", $$"""{"message":"{{message.Replace("\"", "\\\"", StringComparison.Ordinal)}}","code":{{status}},"type":"{{type}}","version":"1.9.6"}""");

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                Interlocked.Increment(ref _requests);
                _answer(context.Request, context.Response);
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
