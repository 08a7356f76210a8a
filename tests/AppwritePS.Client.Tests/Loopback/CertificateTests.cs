using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xunit;

namespace AppwritePS.Client.Tests.Loopback;

public sealed class CertificateTests : IDisposable
{
    private readonly X509Certificate2 _selfSigned = SelfSigned();

    public void Dispose() => _selfSigned.Dispose();

    [Fact]
    public async Task A_self_signed_certificate_is_not_trusted_and_nothing_is_sent()
    {
        await using var server = new ScriptedServer(conversation => conversation.ReadRequestAsync(), _selfSigned);
        var client = server.NewClient(isSecure: true);

        var ofRead = await Assert.ThrowsAsync<RequestFailedException>(() => client.GetFunctionAsync("echo"));
        var ofCreate = await Assert.ThrowsAsync<RequestFailedException>(() => client.CreateExecutionAsync(new("echo")));

        Assert.Equal(FailureCause.CertificateUntrusted, ofRead.Cause);
        Assert.Equal(FailureCause.CertificateUntrusted, ofCreate.Cause);
        Assert.Contains("certificate", ofCreate.ServerMessage, StringComparison.Ordinal);
        Assert.Equal((0, 2), (server.WholeRequests, server.Connections));
        Assert.Empty(server.Pauses);
    }

    [Fact]
    public async Task It_is_used_by_a_transport_that_takes_it()
    {
        await using var server = new ScriptedServer(
            async conversation =>
            {
                await conversation.ReadRequestAsync();
                await conversation.AnswerAsync(201, """{"$id":"a"}""");
            },
            _selfSigned);
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, certificate, _, _) => _selfSigned.Equals(certificate) };
        using var transport = new HttpTransport(handler);
        var client = ScriptedServer.NewClient(server.Port, [], isSecure: true, transport: transport);

        Assert.Equal("a", (await client.CreateExecutionAsync(new("echo"))).Id);
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_has_no_certificate_to_blame()
    {
        await using var server = new ScriptedServer(conversation => conversation.AnswerAsync(400, ""));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => server.NewClient(isSecure: true).GetFunctionAsync("echo"));

        Assert.Equal(FailureCause.CannotConnect, failure.Cause);
        Assert.Equal(0, server.WholeRequests);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        // Windows serves no certificate whose key was never in a store or file.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
