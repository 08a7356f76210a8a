using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AppwritePS.Emulator;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>Servers over https: one that the machine does not trust gets no request, and is reached as the instance says.</summary>
public sealed class CertificateTests : ModuleTest
{
    // Host, issuer, days from today, and what is said to be wrong.
    public static TheoryData<string, string, int, string> Untrusted => new()
    {
        { "127.0.0.1", "127.0.0.1", 0, "which this machine does not know" },
        { "127.0.0.1", "lab authority", 0, "issued by 'CN=lab authority', which this machine does not know" },
        { "127.0.0.1", "127.0.0.1", -9, "out of date" },
        { "other.test", "other.test", 0, "is for 'CN=other.test', not for 127.0.0.1" },
    };

    [Theory]
    [MemberData(nameof(Untrusted))]
    public async Task An_untrusted_one_is_told_with_whose_it_is_why_and_the_ways_on(string host, string issuer, int days, string reason)
    {
        using var certificate = TestCertificate.Of(host, issuer, days);
        await using var server = await StartAsync(certificate);

        var ofAdd = Error("Add-AppwriteInstance $Secure $ProjectId $SecureKey -Name tls");
        Assert.Empty(Objects("Get-AppwriteInstance"));
        Objects("Add-AppwriteInstance $Secure $ProjectId $SecureKey -Name tls -SkipValidation");
        var ofInvoke = Error("Invoke-AppwriteFunction echo -Instance tls");

        foreach (var error in new[] { ofAdd, ofInvoke })
        {
            Assert.Equal("CertificateUntrusted", IdOf(error));
            foreach (var part in new[] { reason, $"of 'CN={host}', issued by 'CN={issuer}'", "-CertificateThumbprint " + Sha256(certificate), "-SkipCertificateCheck" })
                Assert.Contains(part, error.Exception.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, server.RequestCount);
    }

    [Theory]
    [MemberData(nameof(Untrusted))]
    public async Task The_report_tells_in_words_what_is_wrong(string host, string issuer, int days, string reason)
    {
        using var certificate = TestCertificate.Of(host, issuer, days);
        await using var server = await StartAsync(certificate);
        Objects("Add-AppwriteInstance $Secure $ProjectId $SecureKey -Name tls -SkipValidation");

        var report = Object("Test-AppwriteInstance tls");

        Assert.Equal(true, Value(report, "Connected"));
        Assert.Equal(false, Value(report, "CertificateTrusted"));
        Assert.Null(Value(report, "IsAppwrite"));
        Assert.Contains((string[])Value(report, "Problems")!, problem => problem.Contains(reason, StringComparison.Ordinal));
        Assert.Equal(0, server.RequestCount);
    }

    [Theory]
    [MemberData(nameof(Untrusted))]
    public async Task The_thumbprint_from_the_error_is_the_way_on(string host, string issuer, int days, string reason)
    {
        using var certificate = TestCertificate.Of(host, issuer, days);
        await using var server = await StartAsync(certificate);
        var message = Error("Add-AppwriteInstance $Secure $ProjectId $SecureKey -Name tls").Exception.Message;
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Session.Set("Message", message);

        Objects("$null = $Message -match '-CertificateThumbprint ([0-9A-F]+)'; Add-AppwriteInstance $Secure $ProjectId $SecureKey -Name tls -CertificateThumbprint $Matches[1]");

        AssertWorks(Sha256(certificate));
    }

    [Theory]
    [MemberData(nameof(Untrusted))]
    public async Task Without_a_check_it_is_taken(string host, string issuer, int days, string reason)
    {
        using var certificate = TestCertificate.Of(host, issuer, days);
        await using var server = await StartAsync(certificate);
        Assert.Contains(reason, Error("Add-AppwriteInstance $Secure $ProjectId $SecureKey -Name tls").Exception.Message, StringComparison.Ordinal);

        Objects("Add-AppwriteInstance $Secure $ProjectId $SecureKey -Name tls -SkipCertificateCheck");

        AssertWorks(thumbprint: null);
    }

    [Fact]
    public async Task Another_than_the_named_one_is_refused_until_the_instance_names_it()
    {
        using var certificate = TestCertificate.Of("127.0.0.1", "127.0.0.1", 0);
        using var other = TestCertificate.Of("127.0.0.1", "127.0.0.1", 0);
        await using var server = await StartAsync(certificate);
        Session.Set("Wrong", Sha256(other));
        Session.Set("Right", certificate.Thumbprint);

        Objects("Add-AppwriteInstance $Secure $ProjectId $SecureKey -Name tls -SkipValidation -CertificateThumbprint $Wrong");
        foreach (var command in new[] { "Invoke-AppwriteFunction echo", "Set-AppwriteInstance tls -TimeoutSec 9" })
        {
            var error = Error(command);
            Assert.Equal("CertificateUntrusted", IdOf(error));
            Assert.Contains("is not the one that the instance names", error.Exception.Message, StringComparison.Ordinal);
        }

        var report = Object("Test-AppwriteInstance tls");
        Assert.Equal(false, Value(report, "CertificateTrusted"));
        Assert.Contains(Sha256(certificate), Assert.Single((string[])Value(report, "Problems")!), StringComparison.Ordinal);
        Assert.Equal(0, server.RequestCount);

        Objects("Set-AppwriteInstance tls -CertificateThumbprint $Right");
        AssertWorks(certificate.Thumbprint);
    }

    private void AssertWorks(string? thumbprint)
    {
        Assert.Equal(thumbprint, Value(Object("Get-AppwriteInstance tls"), "CertificateThumbprint"));
        Assert.Equal("completed", Value(Object("Invoke-AppwriteFunction echo -Instance tls"), "Status"));
        var report = Object("Test-AppwriteInstance tls");
        Assert.Equal(true, Value(report, "IsUsable"));
        Assert.Equal(true, Value(report, "CertificateTrusted"));
        Assert.Empty((string[])Value(report, "Problems")!);
    }

    private static string Sha256(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    /// <summary>The emulator over https, known to scripts as $Secure and $SecureKey.</summary>
    private async Task<AppwriteEmulator> StartAsync(X509Certificate2 certificate)
    {
        var server = await AppwriteEmulator.StartAsync(new EmulatorOptions { Certificate = certificate });
        Assert.Equal("https", server.Endpoint.Scheme);
        Session.Set("Secure", server.Endpoint.ToString());
        Session.Set("SecureKey", server.ApiKey);
        Session.Set("ProjectId", server.ProjectId);
        return server;
    }
}
