using System.Net.Security;
using AppwritePS.Client.Tests.Loopback;
using Xunit;

namespace AppwritePS.Client.Tests.Transport;

public class CertificatePolicyTests
{
    [Fact]
    public void The_system_decides_unless_asked_otherwise() => Assert.Null(CertificatePolicy.Of(TransportOptions.Default));

    [Fact]
    public void A_certificate_that_the_system_trusts_is_refused_when_another_is_named()
    {
        using var certificate = TestCertificate.SelfSigned();
        using var other = TestCertificate.SelfSigned();

        Assert.False(Accepts(other.Thumbprint)(certificate, SslPolicyErrors.None));
        Assert.False(Accepts(TestCertificate.Sha256(other))(certificate, SslPolicyErrors.None));
    }

    [Fact]
    public void So_is_one_that_is_not_there() => Assert.False(Accepts(new string('A', 40))(null, SslPolicyErrors.RemoteCertificateNotAvailable));

    [Theory]
    [InlineData(0)]
    [InlineData(39)]
    [InlineData(63)]
    public void A_part_of_a_hash_names_nothing(int digits)
    {
        using var certificate = TestCertificate.SelfSigned();

        Assert.False(Accepts(TestCertificate.Sha256(certificate).Substring(0, digits))(certificate, SslPolicyErrors.None));
        Assert.False(Accepts(certificate.Thumbprint.Substring(0, Math.Min(digits, 39)))(certificate, SslPolicyErrors.None));
    }

    private static Func<System.Security.Cryptography.X509Certificates.X509Certificate2?, SslPolicyErrors, bool> Accepts(string thumbprint) =>
        CertificatePolicy.Of(new() { CertificateThumbprint = thumbprint })!;
}
