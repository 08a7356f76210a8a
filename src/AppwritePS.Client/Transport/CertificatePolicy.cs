using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AppwritePS.Client;

/// <summary>Which certificate of a server is taken.</summary>
internal static class CertificatePolicy
{
    private const int Sha256Digits = 64;

    /// <summary>The rule that the options ask for; <c>null</c> for the system's own.</summary>
    public static Func<X509Certificate2?, SslPolicyErrors, bool>? Of(TransportOptions options) =>
        options.CertificateThumbprint is { } thumbprint ? (certificate, _) => certificate is not null && Has(certificate, thumbprint)
        : options.SkipCertificateCheck ? (_, _) => true
        : null;

    /// <summary>The SHA-256 hash of a certificate, in hex.</summary>
    public static string Sha256Of(X509Certificate2 certificate)
    {
        using var sha256 = SHA256.Create();
        return BitConverter.ToString(sha256.ComputeHash(certificate.RawData)).Replace("-", "");
    }

    private static bool Has(X509Certificate2 certificate, string thumbprint) =>
        thumbprint.Equals(thumbprint.Length == Sha256Digits ? Sha256Of(certificate) : certificate.Thumbprint, StringComparison.OrdinalIgnoreCase);
}
