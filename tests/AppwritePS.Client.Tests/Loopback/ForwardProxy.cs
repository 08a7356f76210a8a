using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AppwritePS.Client.Tests.Loopback;

/// <summary>
/// A forward proxy on the loopback, for plain requests and for tunnels; every name leads to the loopback. It keeps what
/// clients say to it.
/// </summary>
internal sealed class ForwardProxy : IAsyncDisposable
{
    private readonly ScriptedServer _server;
    private readonly string? _authorization;
    private readonly StringBuilder _received = new();
    private readonly List<string> _asked = [];

    /// <param name="wanted">Who is let through; <c>null</c> for anybody.</param>
    public ForwardProxy(NetworkCredential? wanted = null)
    {
        if (wanted is not null) _authorization = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{wanted.UserName}:{wanted.Password}"));
        _server = new ScriptedServer(ServeAsync);
    }

    public Uri Address => new($"http://127.0.0.1:{_server.Port}");

    public int Connections => _server.Connections;

    /// <summary>What was asked for, as <c>CONNECT host:port</c> or <c>GET url</c>, refused or not.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_received) return [.. _asked];
        }
    }

    /// <summary>Everything that clients said, what went through tunnels too.</summary>
    public string Received
    {
        get
        {
            lock (_received) return _received.ToString();
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(Conversation conversation)
    {
        while (true)
        {
            var request = await conversation.ReadRequestAsync();
            var words = request.Substring(0, request.IndexOf('\r')).Split(' ');
            Overhear(request);
            lock (_received) _asked.Add(words[0] + " " + words[1]);

            if (_authorization is null || request.Contains($"\r\nProxy-Authorization: {_authorization}\r\n"))
            {
                await PassOnAsync(conversation, request, words[0] == "CONNECT", words[1]);
                return;
            }

            await conversation.AnswerAsync(407, "", "Proxy-Authenticate: Basic realm=\"lab\"\r\n");
        }
    }

    private async Task PassOnAsync(Conversation conversation, string request, bool isTunnel, string target)
    {
        var url = new Uri(isTunnel ? "https://" + target : target);
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, url.Port);
        }
        catch (SocketException)
        {
            await conversation.AnswerAsync(502, "");
            return;
        }

        if (isTunnel) await conversation.WriteAsync("HTTP/1.1 200 Established\r\n\r\n");

        var first = isTunnel ? "" : request.Replace(" " + target + " ", " " + url.PathAndQuery + " ");
        await conversation.HandOnAsync(first, server.GetStream(), Overhear);
    }

    private void Overhear(string text)
    {
        lock (_received) _received.Append(text);
    }
}
