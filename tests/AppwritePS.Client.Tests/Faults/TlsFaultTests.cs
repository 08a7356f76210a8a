using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using AppwritePS.Client.Tests.Loopback;
using Xunit;

namespace AppwritePS.Client.Tests.Faults;

/// <summary>TLS that goes wrong anywhere between the first byte of the handshake and the last of the answer.</summary>
public sealed class TlsFaultTests : IAsyncLifetime
{
    private const int Step = 16;
    private const int Longest = 16384;

    private readonly System.Security.Cryptography.X509Certificates.X509Certificate2 _certificate = TestCertificate.SelfSigned();
    private readonly ConcurrentDictionary<string, int> _executed = new();
    private readonly ScriptedServer _server;

    public TlsFaultTests() => _server = new ScriptedServer(ServeAsync, _certificate);

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_it_breaks_it_runs_once_at_most_and_what_ran_is_never_told_as_if_it_had_not(bool isGarbled)
    {
        var outcomes = new List<FailureCause?>();
        for (var at = 0; outcomes is not [.., null] && at < Longest; at += Step)
        {
            await using var between = new ScriptedServer(conversation => HandOnAsync(conversation, at, isGarbled));
            // A length that was changed has the client wait for what never comes.
            var client = between.NewClientOver(
                new TransportOptions { CertificateThumbprint = TestCertificate.Sha256(_certificate) },
                isSecure: true,
                timeout: TimeSpan.FromMilliseconds(isGarbled ? 300 : 20_000));
            var tag = $"tag-{at}";

            var outcome = await FaultTests.Outcome(client, tag).WaitAsync(TimeSpan.FromSeconds(10));

            var executed = _executed.GetValueOrDefault(tag);
            Assert.InRange(executed, outcome is null ? 1 : 0, 1);
            if (executed == 1) Assert.Contains(outcome, new FailureCause?[] { null, FailureCause.UnknownOutcome, FailureCause.ResponseLost });
            outcomes.Add(outcome);
        }

        // Of a handshake that broke everybody knows that nothing ran; in the end nothing is broken any more.
        var ofHandshake = outcomes.TakeWhile(outcome => outcome != FailureCause.UnknownOutcome).ToHashSet();
        HashSet<FailureCause?> known = isGarbled ? [FailureCause.CannotConnect, FailureCause.CertificateUntrusted, FailureCause.TimedOut] : [FailureCause.CannotConnect];
        HashSet<FailureCause?> unknown = [FailureCause.UnknownOutcome, FailureCause.ResponseLost, null];
        Assert.Contains(FailureCause.CannotConnect, ofHandshake);
        Assert.Subset(known, ofHandshake);
        Assert.Subset(unknown, outcomes.Skip(outcomes.IndexOf(FailureCause.UnknownOutcome)).ToHashSet());
        Assert.Null(outcomes[^1]);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("\u0015\u0003\u0003\u0000\u0002\u0002\u0028")]
    [InlineData("")]
    public async Task A_server_that_does_not_speak_it_is_CannotConnect(string said)
    {
        await using var server = new ScriptedServer(conversation => conversation.WriteAsync(said));

        Assert.Equal(FailureCause.CannotConnect, await FaultTests.Outcome(server.NewClient(isSecure: true), "tag-1"));
    }

    [Fact]
    public async Task A_handshake_that_stalls_takes_no_longer_than_the_time_limit()
    {
        await using var server = new ScriptedServer(conversation => conversation.StallAsync());

        var outcome = await FaultTests.Outcome(server.NewClient(TimeSpan.FromMilliseconds(200), isSecure: true), "tag-1").WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(FailureCause.TimedOut, outcome);
    }

    private async Task ServeAsync(Conversation conversation)
    {
        while (true)
        {
            var request = await conversation.ReadRequestAsync();
            _executed.AddOrUpdate(Regex.Match(request, @"tag-\d+").Value, 1, static (_, count) => count + 1);
            await conversation.AnswerAsync(201, Exchange.Execution);
        }
    }

    // The server's bytes up to a place; the one there is changed, or the connection ends.
    private async Task HandOnAsync(Conversation conversation, int at, bool isGarbled)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, _server.Port);
        await conversation.HandOnAsync("", server.GetStream(), _ => { }, said =>
        {
            var here = at;
            at -= said.Length;
            if (here < 0 || here >= said.Length) return said;

            var before = said[..here];
            return isGarbled ? before + (char)(said[here] ^ 0x55) + said[(here + 1)..] : before;
        });
    }
}
