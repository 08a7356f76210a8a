using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AppwritePS.Engine.Tests;

/// <summary>Certificates that no machine trusts.</summary>
internal static class TestCertificate
{
    /// <summary>A certificate for a host, good for a day before and after a day that is so far from today.</summary>
    public static X509Certificate2 Of(string host, string issuer, int daysFromToday)
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(host);

        var request = new CertificateRequest("CN=" + host, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        var day = DateTimeOffset.UtcNow.AddDays(daysFromToday);
        var signature = X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1);
        using var signed = request.Create(new X500DistinguishedName("CN=" + issuer), signature, day.AddDays(-1), day.AddDays(1), serialNumber: [1]);
        using var certificate = signed.CopyWithPrivateKey(key);

        // Windows serves no certificate whose key was never in a store or file.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
