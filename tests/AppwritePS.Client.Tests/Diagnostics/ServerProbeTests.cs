using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using AppwritePS.Client.Tests.Loopback;
using Xunit;

namespace AppwritePS.Client.Tests.Diagnostics;

public class ServerProbeTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan s_ample = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("appwrite.invalid")]
    [InlineData("bücher.invalid")]
    public async Task An_unknown_name_ends_at_its_lookup(string host)
    {
        var probe = await Probe(new Uri($"https://{host}/v1"), new() { NoProxy = true });

        Assert.Empty(probe.Addresses);
        Assert.NotEmpty(probe.Failure!);
        Assert.Equal((false, false, false), (probe.IsConnected, probe.TimedOut, probe.IsProxied));
        Assert.Null(probe.Certificate);
    }

    [Fact]
    public async Task A_port_where_nothing_listens_ends_at_the_connection()
    {
        var probe = await Probe(new Uri($"https://127.0.0.1:{ScriptedServer.ClosedPort()}/v1"));

        Assert.Equal(["127.0.0.1"], probe.Addresses);
        Assert.Contains("refused", probe.Failure, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((false, false), (probe.IsConnected, probe.TimedOut));
    }

    [Fact]
    public async Task A_server_of_plain_http_is_connected_to_and_asked_nothing()
    {
        await using var server = new ScriptedServer(conversation => conversation.ReadRequestAsync());

        var probe = await Probe(server.Endpoint(isSecure: false));

        AssertWell(probe);
        Assert.Null(probe.Certificate);
        Assert.Equal((1, 0), (server.Connections, server.ReceivedBytes));
    }

    [Theory]
    [InlineData(CertificateProblem.None, CertificateProblem.UnknownAuthority)]
    [InlineData(CertificateProblem.OutOfDate, CertificateProblem.UnknownAuthority | CertificateProblem.OutOfDate)]
    [InlineData(CertificateProblem.OtherHost, CertificateProblem.UnknownAuthority | CertificateProblem.OtherHost)]
    public async Task A_certificate_is_told_with_all_that_is_wrong_with_it(CertificateProblem bad, CertificateProblem problems)
    {
        using var certificate = TestCertificate.Bad(bad);
        await using var server = NewServer(certificate);

        var probe = await Probe(server.Endpoint(isSecure: true));

        AssertWell(probe);
        Assert.Equal(new ServerCertificate(certificate.Subject, certificate.Issuer, certificate.NotAfter, TestCertificate.Sha256(certificate), problems), probe.Certificate);
        Assert.Equal(0, server.ReceivedBytes);
    }

    [Theory]
    [InlineData(CertificateProblem.None)]
    [InlineData(CertificateProblem.OutOfDate)]
    [InlineData(CertificateProblem.OtherHost)]
    public async Task Nothing_is_wrong_with_one_that_the_options_take(CertificateProblem bad)
    {
        using var certificate = TestCertificate.Bad(bad);
        await using var server = NewServer(certificate);

        foreach (var options in new TransportOptions[]
        {
            new() { SkipCertificateCheck = true },
            new() { CertificateThumbprint = certificate.Thumbprint },
            new() { CertificateThumbprint = TestCertificate.Sha256(certificate).ToLowerInvariant() },
        })
        {
            var probe = await Probe(server.Endpoint(isSecure: true), options);

            AssertWell(probe);
            Assert.Equal(CertificateProblem.None, probe.Certificate!.Problems);
        }
    }

    [Fact]
    public async Task One_that_is_not_the_named_one_is_told_as_such()
    {
        using var certificate = TestCertificate.SelfSigned();
        await using var server = NewServer(certificate);

        var probe = await Probe(server.Endpoint(isSecure: true), new() { CertificateThumbprint = new string('A', 64) });

        AssertWell(probe);
        Assert.Equal(CertificateProblem.NotThePinned, probe.Certificate!.Problems);
    }

    [Fact]
    public void One_that_the_system_gives_no_reason_for_has_another_problem()
    {
        using var certificate = TestCertificate.SelfSigned();

        var told = ServerCertificate.Of(certificate, chain: null, SslPolicyErrors.RemoteCertificateChainErrors, TransportOptions.Default);

        Assert.Equal(CertificateProblem.Other, told.Problems);
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_is_connected_to_and_has_no_certificate()
    {
        await using var server = new ScriptedServer(conversation => conversation.AnswerAsync(400, ""));

        var probe = await Probe(server.Endpoint(isSecure: true));

        Assert.NotEmpty(probe.Failure!);
        Assert.Equal((true, false), (probe.IsConnected, probe.TimedOut));
        Assert.Null(probe.Certificate);
    }

    [Fact]
    public async Task So_is_one_that_closes_at_once()
    {
        await using var server = new ScriptedServer(_ => Task.CompletedTask);

        var probe = await Probe(server.Endpoint(isSecure: true));

        Assert.NotEmpty(probe.Failure!);
        Assert.Equal((true, false), (probe.IsConnected, probe.TimedOut));
    }

    [Fact]
    public async Task One_that_says_nothing_is_waited_for_as_long_as_the_limit_says()
    {
        await using var server = new ScriptedServer(conversation => conversation.StallAsync());

        var elapsed = Stopwatch.StartNew();
        var probe = await ServerProbe.RunAsync(server.Endpoint(isSecure: true), TransportOptions.Default, s_limit).WaitAsync(s_ample);

        Assert.True(elapsed.Elapsed > s_limit - TimeSpan.FromMilliseconds(50), $"It took {elapsed.Elapsed}.");
        Assert.Equal((true, true), (probe.IsConnected, probe.TimedOut));
        Assert.Equal(["127.0.0.1"], probe.Addresses);
        Assert.Null(probe.Failure);
        Assert.Null(probe.Certificate);
    }

    [Fact]
    public async Task Cancelling_ends_it_at_once()
    {
        await using var server = new ScriptedServer(conversation => conversation.StallAsync());
        using var cancellation = new CancellationTokenSource();
        var running = ServerProbe.RunAsync(server.Endpoint(isSecure: true), TransportOptions.Default, s_ample, cancellation.Token);
        await server.Stalled.WaitAsync(s_ample);

        await cancellation.CancelAsync();
        var end = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(s_ample));

        Assert.Equal(cancellation.Token, end.CancellationToken);
    }

    [Fact]
    public async Task Nothing_is_opened_for_a_token_that_was_cancelled_before()
    {
        await using var server = new ScriptedServer(conversation => conversation.ReadRequestAsync());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ServerProbe.RunAsync(server.Endpoint(isSecure: false), TransportOptions.Default, s_ample, new CancellationToken(canceled: true)));

        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("socks5")]
    public async Task Through_a_proxy_nothing_is_opened(string scheme)
    {
        await using var server = new ScriptedServer(conversation => conversation.ReadRequestAsync());
        await using var proxy = new ForwardProxy();
        var options = new TransportOptions { Proxy = new UriBuilder(proxy.Address) { Scheme = scheme }.Uri };

        // Of the loopback .NET Framework asks no proxy.
        var endpoint = new Uri($"https://appwrite.invalid:{server.Port}/v1");
        var probe = await Probe(endpoint, options);

        Assert.True(probe.IsProxied);
        Assert.Empty(probe.Addresses);
        Assert.Equal((false, false), (probe.IsConnected, probe.TimedOut));
        Assert.Null(probe.Failure);
        Assert.Equal((0, 0), (server.Connections, proxy.Connections));
    }

    [Fact]
    public async Task The_environments_proxy_counts_unless_told_otherwise()
    {
        Assert.SkipWhen(RuntimeQuirks.MayResendOnStaleConnection, ".NET Framework asks the system only.");
        await using var server = new ScriptedServer(conversation => conversation.ReadRequestAsync());
        var endpoint = server.Endpoint(isSecure: false, "localhost");

        Assert.True((await Probe(endpoint)).IsProxied);
        Assert.Equal(0, server.Connections);
        AssertWell(await Probe(endpoint, new() { NoProxy = true }));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_name_of_several_addresses_leads_to_the_one_that_answers()
    {
        // Where localhost is ::1 as well, nothing listens there.
        await using var server = new ScriptedServer(conversation => conversation.ReadRequestAsync());

        AssertWell(await Probe(server.Endpoint(isSecure: false, "localhost"), new() { NoProxy = true }));
    }

    [Fact]
    public async Task An_address_of_IPv6_is_one_like_any_other()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "There is no IPv6 here.");
        using var certificate = TestCertificate.SelfSigned("::1");
        await using var server = new ScriptedServer(
            async conversation =>
            {
                await conversation.ReadRequestAsync();
                await conversation.AnswerAsync(200, """{"$id":"echo"}""");
            },
            certificate,
            IPAddress.IPv6Loopback);

        var probe = await Probe(server.Endpoint(isSecure: true, "[::1]"));
        var function = await server.NewClientOver(new() { CertificateThumbprint = certificate.Thumbprint }, isSecure: true, "[::1]").GetFunctionAsync("echo");

        AssertWell(probe);
        Assert.Equal(["::1"], probe.Addresses);
        Assert.Equal(CertificateProblem.UnknownAuthority, probe.Certificate!.Problems);
        Assert.Equal("echo", function.Id);
    }

    private static ScriptedServer NewServer(X509Certificate2 certificate) => new(conversation => conversation.ReadRequestAsync(), certificate);

    private static Task<ServerProbe> Probe(Uri endpoint, TransportOptions? options = null) =>
        ServerProbe.RunAsync(endpoint, options ?? TransportOptions.Default, s_ample).WaitAsync(s_ample + s_ample);

    private static void AssertWell(ServerProbe probe)
    {
        Assert.Null(probe.Failure);
        Assert.NotEmpty(probe.Addresses);
        Assert.Equal((true, false, false), (probe.IsConnected, probe.TimedOut, probe.IsProxied));
    }
}
