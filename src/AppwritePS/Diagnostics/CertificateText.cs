using AppwritePS.Client;

namespace AppwritePS;

/// <summary>What is wrong with a certificate, in words.</summary>
internal static class CertificateText
{
    public static IEnumerable<string> Of(ServerCertificate certificate, string host) =>
        Enum.GetValues(typeof(CertificateProblem)).Cast<CertificateProblem>()
            .Where(problem => problem != CertificateProblem.None && certificate.Problems.HasFlag(problem))
            .Select(problem => Text.Of("Certificate" + problem, host, certificate.Subject, certificate.Issuer, certificate.NotAfter, certificate.Thumbprint));
}
