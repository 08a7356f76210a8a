using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace AppwritePS.Client;

/// <summary>A server's certificate, and what is wrong with it.</summary>
/// <param name="Subject">Whom it names.</param>
/// <param name="Issuer">Who signed it.</param>
/// <param name="NotAfter">Until when it holds, in local time.</param>
/// <param name="Thumbprint">Its SHA-256 hash in hex, as an instance names it.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record ServerCertificate(string Subject, string Issuer, DateTime NotAfter, string Thumbprint, CertificateProblem Problems)
{
    internal static ServerCertificate Of(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors, TransportOptions options) => new(
        certificate.Subject,
        certificate.Issuer,
        certificate.NotAfter,
        CertificatePolicy.Sha256Of(certificate),
        CertificatePolicy.Of(options) is { } accepts
            ? accepts(certificate, errors) ? CertificateProblem.None : CertificateProblem.NotThePinned
            : ProblemsIn(chain, errors));

    private static CertificateProblem ProblemsIn(X509Chain? chain, SslPolicyErrors errors)
    {
        var problems = errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? CertificateProblem.OtherHost : CertificateProblem.None;
        if (!errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)) return problems;

        return chain?.ChainStatus is { Length: > 0 } statuses
            ? statuses.Aggregate(problems, (all, status) => all | ProblemIn(status.Status))
            : problems | CertificateProblem.Other;
    }

    private static CertificateProblem ProblemIn(X509ChainStatusFlags status) => status switch
    {
        X509ChainStatusFlags.NoError => CertificateProblem.None,
        X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain => CertificateProblem.UnknownAuthority,
        X509ChainStatusFlags.NotTimeValid => CertificateProblem.OutOfDate,
        X509ChainStatusFlags.Revoked => CertificateProblem.Revoked,
        // Said beside the real reason, or of authorities that publish no list: no reason of its own to refuse.
        X509ChainStatusFlags.RevocationStatusUnknown or X509ChainStatusFlags.OfflineRevocation => CertificateProblem.None,
        _ => CertificateProblem.Other,
    };
}
