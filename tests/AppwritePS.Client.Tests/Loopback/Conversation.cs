using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace AppwritePS.Client.Tests.Loopback;

/// <summary>One connection to a <see cref="ScriptedServer"/>, from the server's side.</summary>
internal sealed class Conversation(ScriptedServer server, Socket socket, Stream stream, int number, CancellationToken end)
{
    private string _received = "";

    /// <summary>Which connection of the server's it is; the first is 1.</summary>
    public int Number => number;

    /// <summary>Whether nothing was read of it yet.</summary>
    public bool IsNew { get; private set; } = true;

    /// <summary>Reads up to the end of the request's headers, no further than the network hands over at once.</summary>
    public Task ReadHeadAsync() => ReadUntilAsync(HasHead);

    /// <summary>Reads a request to its last byte.</summary>
    public async Task<string> ReadRequestAsync()
    {
        await ReadUntilAsync(() => HasHead() && _received.Length >= RequestLength());
        var length = RequestLength();
        var request = _received[..length];
        _received = _received[length..];
        server.CountWholeRequest();
        return request;
    }

    /// <summary>Hands on a first text, and then everything that comes, both ways, until one of the sides closes.</summary>
    /// <param name="first">The text.</param>
    /// <param name="other">Where it goes.</param>
    /// <param name="overheard">Told of what goes there.</param>
    /// <param name="changed">Changes what comes back; what it makes shorter is the last. Default nothing.</param>
    public async Task HandOnAsync(string first, Stream other, Action<string> overheard, Func<string, string>? changed = null)
    {
        await other.WriteAsync(Encoding.Latin1.GetBytes(first), end);
        await Task.WhenAny(UpAsync(), DownAsync());

        async Task UpAsync()
        {
            var buffer = new byte[65536];
            while (await ReadAsync(buffer) is > 0 and var count)
            {
                var latin1 = Encoding.Latin1.GetString(buffer, 0, count);
                overheard(latin1);
                await other.WriteAsync(Encoding.Latin1.GetBytes(latin1), end);
            }
        }

        async Task DownAsync()
        {
            var buffer = new byte[65536];
            while (await other.ReadAsync(buffer, end) is > 0 and var count)
            {
                var said = Encoding.Latin1.GetString(buffer, 0, count);
                said = changed?.Invoke(said) ?? said;
                await WriteAsync(said);
                if (said.Length < count) return;
            }
        }
    }

    public Task AnswerAsync(int status, string body, string headers = "Content-Type: application/json\r\n") =>
        WriteAsync($"HTTP/1.1 {status} Said\r\nContent-Length: {body.Length}\r\n{headers}\r\n{body}");

    public async Task WriteAsync(string latin1) => await stream.WriteAsync(Encoding.Latin1.GetBytes(latin1), end);

    /// <summary>Writes a byte now and then, until the client has had enough.</summary>
    public async Task DripAsync()
    {
        while (true)
        {
            await WriteAsync(" ");
            await Task.Delay(20, end);
        }
    }

    /// <summary>Does nothing more until the test is over.</summary>
    public Task StallAsync() => server.StallAsync();

    /// <summary>Makes the close at the script's end a reset.</summary>
    public void WillReset() => socket.LingerState = new LingerOption(true, 0);

    private bool HasHead() => HeadLength() > 0;

    private int HeadLength() => _received.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4 is > 3 and var length ? length : 0;

    private int RequestLength()
    {
        var head = _received[..HeadLength()];
        var contentLength = Regex.Match(head, @"^Content-Length: (\d+)\r$", RegexOptions.Multiline | RegexOptions.IgnoreCase);
        return head.Length + (contentLength.Success ? int.Parse(contentLength.Groups[1].Value, null) : 0);
    }

    private async Task ReadUntilAsync(Func<bool> isEnough)
    {
        var buffer = new byte[1 << 20];
        while (!isEnough())
        {
            var count = await ReadAsync(buffer);
            if (count == 0) throw new IOException("The client closed the connection.");
            _received += Encoding.Latin1.GetString(buffer, 0, count);
        }
    }

    private async Task<int> ReadAsync(byte[] buffer)
    {
        IsNew = false;
        var count = await stream.ReadAsync(buffer, end);
        server.CountReceivedBytes(count);
        return count;
    }
}
