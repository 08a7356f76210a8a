using System.Net;
using AppwritePS.Client.Tests.Loopback;
using Xunit;

namespace AppwritePS.Client.Tests;

/// <summary>What is so on .NET Framework only.</summary>
public class NetFrameworkTests
{
    // Mono can make no certificate; the target that starts it has.
    private static readonly string s_selfSigned = Path.Combine(AppDomain.CurrentDomain.BaseDirectory, "self-signed.pfx");

    [Fact]
    public async Task Each_create_takes_a_connection_of_its_own_and_reads_share_one()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            while (true)
            {
                await conversation.ReadRequestAsync();
                await conversation.AnswerAsync(201, """{"$id":"a","status":"completed"}""");
            }
        });
        var client = server.NewClient();

        for (var i = 0; i < 3; i++) await client.GetFunctionAsync("echo");
        for (var i = 0; i < 3; i++) await client.CreateExecutionAsync(new("echo"));

        Assert.Equal((6, 4), (server.WholeRequests, server.Connections));
    }

    [Fact]
    public async Task A_self_signed_certificate_is_told_as_such()
    {
        using var certificate = X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(s_selfSigned), password: "");
        await using var server = new ScriptedServer(conversation => conversation.ReadRequestAsync(), certificate);

        Assert.Equal(FailureCause.CertificateUntrusted, await CauseOf(server));
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_or_closes_has_no_certificate_to_blame()
    {
        await using var plain = new ScriptedServer(conversation => conversation.AnswerAsync(400, ""));
        await using var closing = new ScriptedServer(_ => Task.CompletedTask);

        Assert.Equal(FailureCause.CannotConnect, await CauseOf(plain));
        Assert.Equal(FailureCause.CannotConnect, await CauseOf(closing));
    }

    [Fact]
    public async Task A_proxy_that_lets_no_tunnel_through_is_the_one_to_blame_and_the_request_not_repeated()
    {
        await using var server = new ScriptedServer(_ => Task.CompletedTask);
        await using var proxy = new ForwardProxy(new("lab", "pass:word"));
        using var handler = AsNetFramework.NewHandler();
        handler.Proxy = new WebProxy(proxy.Address);
        using var transport = new HttpTransport(handler);
        var client = ScriptedServer.NewClient(server.Port, server.Pauses, isSecure: true, transport: transport, host: "appwrite.invalid");

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => client.CreateExecutionAsync(new("echo")));

        Assert.Equal((FailureCause.ProxyAuthenticationRequired, 0), (failure.Cause, server.Pauses.Count));
    }

    [Fact]
    public async Task Requests_go_through_the_systems_proxy_that_is_told_who_asks()
    {
        await using var server = new ScriptedServer(async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.AnswerAsync(200, """{"$id":"a","status":"completed"}""");
        });
        using var handler = AsNetFramework.NewHandler();
        RuntimeQuirks.UseSystemProxy(handler, EnvironmentProxy.Wanted);
        using var transport = new HttpTransport(handler);

        await ScriptedServer.NewClient(server.Port, server.Pauses, transport: transport, host: "appwrite.invalid").GetExecutionAsync("echo", "a");

        Assert.Contains(EnvironmentProxy.Proxy.Asked, asked => asked.Contains($"appwrite.invalid:{server.Port}"));
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public void The_way_to_a_proxy_is_prepared_too(string scheme)
    {
        var endpoint = new Uri(scheme + "://appwrite.invalid/v1");
        var proxy = new WebProxy("http://proxy.invalid:3128");

        RuntimeQuirks.Prepare(endpoint, new HttpClientHandler { Proxy = proxy });

        var servicePoint = ServicePointManager.FindServicePoint(endpoint, proxy);
        Assert.True(servicePoint.ConnectionLimit >= 64);
        Assert.False(servicePoint.UseNagleAlgorithm);
    }

    private static async Task<FailureCause> CauseOf(ScriptedServer server) =>
        (await Assert.ThrowsAsync<RequestFailedException>(() => server.NewClient(isSecure: true).GetFunctionAsync("echo"))).Cause;
}
