using System.Net;
using System.Security.Cryptography.X509Certificates;
using Xunit;

namespace AppwritePS.Client.Tests.Loopback;

public sealed class ProxyTests
{
    // Known to no name server: only the proxy leads there.
    private const string Host = "appwrite.invalid";

    private static readonly NetworkCredential s_right = new("lab", "pass:word");
    private static readonly NetworkCredential s_wrong = new("lab", "other");

    private static readonly Lazy<X509Certificate2> s_certificate = new(() => TestCertificate.SelfSigned(Host));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Requests_go_through_the_proxy(bool isSecure)
    {
        await using var server = NewServer(isSecure);
        await using var proxy = new ForwardProxy();
        var client = server.NewClientOver(Through(proxy), isSecure, Host);

        Assert.Equal("a", (await client.CreateExecutionAsync(new("echo"))).Id);
        Assert.Equal("a", (await client.GetExecutionAsync("echo", "a")).Id);

        Assert.Equal(2, server.WholeRequests);
        Assert.All(proxy.Asked, asked => Assert.Contains($"{Host}:{server.Port}", asked, StringComparison.Ordinal));
        Assert.All(proxy.Asked, asked => Assert.Equal(isSecure, asked.StartsWith("CONNECT ", StringComparison.Ordinal)));
        Assert.NotEmpty(proxy.Asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_proxy_that_asks_who_it_is_is_told(bool isSecure)
    {
        await using var server = NewServer(isSecure);
        await using var proxy = new ForwardProxy(s_right);
        var client = server.NewClientOver(Through(proxy, s_right), isSecure, Host);

        Assert.Equal("a", (await client.GetExecutionAsync("echo", "a")).Id);

        Assert.Equal(1, server.WholeRequests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Then_a_create_arrives_once_and_a_delete_too(bool isSecure)
    {
        await using var server = NewServer(isSecure);
        await using var proxy = new ForwardProxy(s_right);
        var client = server.NewClientOver(Through(proxy, s_right), isSecure, Host);

        Assert.Equal("a", (await client.CreateExecutionAsync(new("echo"))).Id);
        Assert.Equal(1, server.WholeRequests);
        await client.DeleteExecutionAsync("echo", "a");

        Assert.Equal(2, server.WholeRequests);
        Assert.Empty(server.Pauses);
    }

    [Fact]
    public async Task A_create_that_dies_behind_such_a_proxy_is_not_repeated()
    {
        await using var server = new ScriptedServer(conversation => conversation.ReadRequestAsync());
        await using var proxy = new ForwardProxy(s_right);

        var failure = await Failing(server.NewClientOver(Through(proxy, s_right), isSecure: false, Host));

        Assert.Equal(FailureCause.UnknownOutcome, failure.Cause);
        Assert.Equal(1, server.WholeRequests);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_proxy_that_is_told_wrong_or_nothing_is_the_one_to_blame(bool isSecure, bool isTold)
    {
        await using var server = NewServer(isSecure);
        await using var proxy = new ForwardProxy(s_right);
        var client = server.NewClientOver(Through(proxy, isTold ? s_wrong : null), isSecure, Host);

        var ofRead = await Assert.ThrowsAsync<RequestFailedException>(() => client.GetFunctionAsync("echo"));
        var ofCreate = await Failing(client);

        Assert.Equal(FailureCause.ProxyAuthenticationRequired, ofRead.Cause);
        Assert.Equal(FailureCause.ProxyAuthenticationRequired, ofCreate.Cause);
        Assert.DoesNotContain(s_wrong.Password, ofCreate.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
        Assert.Empty(server.Pauses);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_proxy_hears_the_key_of_plain_http_only(bool isSecure)
    {
        await using var server = NewServer(isSecure);
        await using var proxy = new ForwardProxy(s_right);

        await server.NewClientOver(Through(proxy, s_right), isSecure, Host).CreateExecutionAsync(new("echo"));

        Assert.Equal(isSecure, !proxy.Received.Contains("standard_0123"));
        Assert.Equal(isSecure, !proxy.Received.Contains("X-Appwrite"));
    }

    [Fact]
    public async Task The_servers_certificate_is_checked_through_a_proxy_as_well()
    {
        await using var server = NewServer(isSecure: true);
        await using var proxy = new ForwardProxy();

        var failure = await Failing(server.NewClientOver(new() { Proxy = proxy.Address }, isSecure: true, Host));

        Assert.Equal(FailureCause.CertificateUntrusted, failure.Cause);
        Assert.Equal(0, server.ReceivedBytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_proxy_that_is_not_there_is_told_and_tried_again(bool isSecure)
    {
        await using var server = NewServer(isSecure);
        var options = new TransportOptions { Proxy = new Uri($"http://127.0.0.1:{ScriptedServer.ClosedPort()}") };

        var failure = await Failing(server.NewClientOver(options, isSecure, Host));

        Assert.Equal(FailureCause.CannotConnect, failure.Cause);
        Assert.Contains("refused", failure.ServerMessage, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((0, 2), (server.Connections, server.Pauses.Count));
    }

    [Fact]
    public async Task So_is_a_server_that_is_not_there_behind_a_proxy()
    {
        Assert.SkipWhen(RuntimeQuirks.MayResendOnStaleConnection, ".NET Framework takes the proxy's word for the server's.");
        await using var proxy = new ForwardProxy();
        var pauses = new List<TimeSpan>();
        var client = ScriptedServer.NewClient(ScriptedServer.ClosedPort(), pauses, isSecure: true, transport: HttpTransport.For(Through(proxy)), host: Host);

        var failure = await Failing(client);

        Assert.Equal(FailureCause.CannotConnect, failure.Cause);
        Assert.Contains("502", failure.ServerMessage, StringComparison.Ordinal);
        Assert.Equal(2, pauses.Count);
    }

    [Fact]
    public async Task The_environments_proxy_is_used_unless_told_otherwise()
    {
        Assert.SkipWhen(RuntimeQuirks.MayResendOnStaleConnection, ".NET Framework asks the system only.");
        await using var server = NewServer(isSecure: false);

        await server.NewClientOver(TransportOptions.Default, isSecure: false, Host).GetExecutionAsync("echo", "a");

        Assert.Contains(EnvironmentProxy.Proxy.Asked, asked => asked.Contains($"{Host}:{server.Port}"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_environments_proxy_is_told_who_asks_where_none_is_named(bool isTold)
    {
        Assert.SkipWhen(RuntimeQuirks.MayResendOnStaleConnection, ".NET Framework asks the system only.");
        await using var server = NewServer(isSecure: true);
        var options = new TransportOptions { ProxyCredential = isTold ? EnvironmentProxy.Wanted : null, SkipCertificateCheck = true };
        var client = server.NewClientOver(options, isSecure: true, Host);

        if (isTold) Assert.Equal("a", (await client.CreateExecutionAsync(new("echo"))).Id);
        else Assert.Equal(FailureCause.ProxyAuthenticationRequired, (await Failing(client)).Cause);

        Assert.Equal(isTold ? 1 : 0, server.WholeRequests);
        Assert.Contains(EnvironmentProxy.TunnelProxy.Asked, asked => asked.Contains($"{Host}:{server.Port}"));
    }

    [Fact]
    public async Task Without_a_proxy_requests_go_directly_though_the_environment_names_one()
    {
        await using var server = NewServer(isSecure: false);

        await server.NewClientOver(new() { NoProxy = true }, isSecure: false, "localhost").GetExecutionAsync("echo", "a");

        Assert.Equal(1, server.WholeRequests);
        Assert.DoesNotContain(EnvironmentProxy.Proxy.Asked, asked => asked.Contains($":{server.Port}"));
    }

    [Fact]
    public async Task No_proxy_wins_over_a_named_one()
    {
        await using var server = NewServer(isSecure: false);
        await using var proxy = new ForwardProxy();

        await server.NewClientOver(new() { NoProxy = true, Proxy = proxy.Address }, isSecure: false).GetExecutionAsync("echo", "a");

        Assert.Equal((1, 0), (server.WholeRequests, proxy.Connections));
    }

    private static ScriptedServer NewServer(bool isSecure) => new(
        async conversation =>
        {
            while (true)
            {
                var request = await conversation.ReadRequestAsync();
                await (request[0] switch
                {
                    'P' => conversation.AnswerAsync(201, """{"$id":"a","status":"completed"}"""),
                    'D' => conversation.WriteAsync("HTTP/1.1 204 No Content\r\n\r\n"),
                    _ => conversation.AnswerAsync(200, """{"$id":"a","status":"completed"}"""),
                });
            }
        },
        isSecure ? s_certificate.Value : null);

    private static TransportOptions Through(ForwardProxy proxy, NetworkCredential? credential = null) => new()
    {
        Proxy = proxy.Address,
        ProxyCredential = credential,
        SkipCertificateCheck = true,
    };

    private static Task<RequestFailedException> Failing(AppwriteClient client) =>
        Assert.ThrowsAsync<RequestFailedException>(() => client.CreateExecutionAsync(new("echo")));
}
