using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AppwritePS.Client.Tests.Loopback;

/// <summary>Certificates as servers have them who ask no authority.</summary>
internal static class TestCertificate
{
    /// <summary>A certificate signed by itself, good for a day before and after a day that is so far from today.</summary>
    public static X509Certificate2 SelfSigned(string host = "127.0.0.1", int daysFromToday = 0)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(host);

        var request = new CertificateRequest("CN=" + host, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        var day = DateTimeOffset.UtcNow.AddDays(daysFromToday);
        using var certificate = request.CreateSelfSigned(day.AddDays(-1), day.AddDays(1));

        // Windows serves no certificate whose key was never in a store or file.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }

    /// <summary>One that is signed by itself and, where asked for, out of date or for another host besides.</summary>
    public static X509Certificate2 Bad(CertificateProblem problem) => problem switch
    {
        CertificateProblem.OutOfDate => SelfSigned(daysFromToday: -9),
        CertificateProblem.OtherHost => SelfSigned("other.test"),
        _ => SelfSigned(),
    };

    public static string Sha256(X509Certificate2 certificate)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(certificate.RawData);
        return string.Concat(hash.GetHashAndReset().Select(octet => octet.ToString("X2", null)));
    }
}
