using System.Security.Cryptography.X509Certificates;
using Xunit;

namespace AppwritePS.Client.Tests.Loopback;

public class CertificateTests
{
    private const string Execution = """{"$id":"a","status":"completed"}""";

    [Theory]
    [InlineData(CertificateProblem.UnknownAuthority)]
    [InlineData(CertificateProblem.OutOfDate)]
    [InlineData(CertificateProblem.OtherHost)]
    public async Task A_bad_certificate_is_not_trusted_and_nothing_is_sent(CertificateProblem problem)
    {
        using var certificate = TestCertificate.Bad(problem);
        await using var server = NewServer(certificate);

        await AssertUntrusted(server, TransportOptions.Default);
    }

    [Theory]
    [InlineData(CertificateProblem.UnknownAuthority)]
    [InlineData(CertificateProblem.OutOfDate)]
    [InlineData(CertificateProblem.OtherHost)]
    public async Task Without_a_check_it_is_taken(CertificateProblem problem)
    {
        using var certificate = TestCertificate.Bad(problem);
        await using var server = NewServer(certificate);

        await AssertTaken(server, new() { SkipCertificateCheck = true });
    }

    [Theory]
    [InlineData(CertificateProblem.UnknownAuthority)]
    [InlineData(CertificateProblem.OutOfDate)]
    [InlineData(CertificateProblem.OtherHost)]
    public async Task The_named_one_is_taken_whatever_else_is_wrong_with_it(CertificateProblem problem)
    {
        using var certificate = TestCertificate.Bad(problem);
        await using var server = NewServer(certificate);

        await AssertTaken(server, new() { CertificateThumbprint = certificate.Thumbprint });
        await AssertTaken(server, new() { CertificateThumbprint = TestCertificate.Sha256(certificate) });
    }

    [Fact]
    public async Task It_is_named_in_upper_or_lower_case()
    {
        using var certificate = TestCertificate.SelfSigned();
        await using var server = NewServer(certificate);

        await AssertTaken(server, new() { CertificateThumbprint = certificate.Thumbprint.ToLowerInvariant() });
        await AssertTaken(server, new() { CertificateThumbprint = TestCertificate.Sha256(certificate).ToLowerInvariant() });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Any_but_the_named_one_is_not_trusted(bool isSha256)
    {
        using var certificate = TestCertificate.SelfSigned();
        using var other = TestCertificate.SelfSigned();
        await using var server = NewServer(certificate);
        var thumbprint = isSha256 ? TestCertificate.Sha256(other) : other.Thumbprint;

        await AssertUntrusted(server, new() { CertificateThumbprint = thumbprint });
        await AssertUntrusted(server, new() { CertificateThumbprint = thumbprint, SkipCertificateCheck = true });
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_has_no_certificate_to_blame()
    {
        await using var server = new ScriptedServer(conversation => conversation.AnswerAsync(400, ""));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => server.NewClient(isSecure: true).GetFunctionAsync("echo"));

        Assert.Equal(FailureCause.CannotConnect, failure.Cause);
        Assert.Equal(0, server.WholeRequests);
    }

    private static ScriptedServer NewServer(X509Certificate2 certificate) => new(
        async conversation =>
        {
            await conversation.ReadRequestAsync();
            await conversation.AnswerAsync(201, Execution);
        },
        certificate);

    private static async Task AssertTaken(ScriptedServer server, TransportOptions options) =>
        Assert.Equal("a", (await server.NewClientOver(options, isSecure: true).CreateExecutionAsync(new("echo"))).Id);

    private static async Task AssertUntrusted(ScriptedServer server, TransportOptions options)
    {
        var before = server.Connections;
        var client = server.NewClientOver(options, isSecure: true);

        var ofRead = await Assert.ThrowsAsync<RequestFailedException>(() => client.GetFunctionAsync("echo"));
        var ofCreate = await Assert.ThrowsAsync<RequestFailedException>(() => client.CreateExecutionAsync(new("echo")));

        Assert.Equal(FailureCause.CertificateUntrusted, ofRead.Cause);
        Assert.Equal(FailureCause.CertificateUntrusted, ofCreate.Cause);
        Assert.Contains("certificate", ofCreate.ServerMessage, StringComparison.Ordinal);
        Assert.Equal((0, 2), (server.ReceivedBytes, server.Connections - before));
        Assert.Empty(server.Pauses);
    }
}
