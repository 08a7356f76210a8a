namespace AppwritePS.Instances.Tests;

public sealed class TransportSettingsTests
{
    private const string Sha1 = "0123456789ABCDEF0123456789ABCDEF01234567";
    private const string Sha256 = "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF";

    [Fact]
    public void The_default_says_nothing()
    {
        var standard = TransportSettings.Default;

        Assert.Equal(new TransportSettings(), standard);
        Assert.Same(standard, new TransportSettings().Check());
        Assert.False(standard.SkipCertificateCheck || standard.NoProxy);
        Assert.Null(standard.CertificateThumbprint ?? standard.Proxy ?? standard.ProxyUserName ?? (object?)standard.ProxyPassword ?? standard.TimeoutSec);
    }

    [Theory]
    [InlineData(Sha1, Sha1)]
    [InlineData(Sha256, Sha256)]
    [InlineData("0123456789abcdef0123456789abcdef01234567", Sha1)]
    [InlineData("01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67", Sha1)]
    [InlineData(" 01 23 45 67 89 ab cd ef 01 23 45 67 89 ab cd ef 01 23 45 67\n", Sha1)]
    [InlineData("\u200E01-23-45-67-89-AB-CD-EF-01-23-45-67-89-AB-CD-EF-01-23-45-67", Sha1)]
    public void A_thumbprint_is_taken_as_tools_write_it(string text, string expected) =>
        Assert.Equal(expected, new TransportSettings { CertificateThumbprint = text }.Check().CertificateThumbprint);

    [Theory]
    [InlineData("")]
    [InlineData(" : ")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF0123456")]
    [InlineData(Sha1 + "0")]
    [InlineData(Sha256 + "00")]
    [InlineData("G123456789ABCDEF0123456789ABCDEF01234567")]
    [InlineData("sha256/0123456789ABCDEF0123456789ABCDEF0")]
    public void Any_other_thumbprint_is_refused(string text)
    {
        var refusal = Make.Refusal(() => new TransportSettings { CertificateThumbprint = text }.Check());

        Assert.Equal(InstanceProblem.InvalidThumbprint, refusal.Problem);
        Assert.Equal([text, "CertificateThumbprint"], refusal.Arguments);
    }

    [Theory]
    [InlineData("http://proxy:3128")]
    [InlineData("https://proxy.example/")]
    [InlineData("socks5://[::1]:1080")]
    public void A_proxy_is_a_url(string proxy) => Assert.Equal(proxy, new TransportSettings { Proxy = $" {proxy}\n" }.Check().Proxy);

    [Theory]
    [InlineData("", "")]
    [InlineData("proxy:3128", "proxy:3128")]
    [InlineData("ftp://proxy", "ftp://proxy")]
    [InlineData("http://proxy/path", "http://proxy/path")]
    [InlineData("http://proxy/?a", "http://proxy/?a")]
    [InlineData("http://proxy#", "http://proxy#")]
    [InlineData("http://anna:s3cret@proxy:3128", "http://***@proxy:3128")]
    [InlineData("anna:s3cret@proxy:3128", "***@proxy:3128")]
    public void Any_other_proxy_is_refused_and_a_password_in_it_not_shown(string proxy, string shown)
    {
        var refusal = Make.Refusal(() => new TransportSettings { Proxy = proxy }.Check());

        Assert.Equal(InstanceProblem.InvalidProxy, refusal.Problem);
        Assert.Equal([shown, "Proxy"], refusal.Arguments);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(TransportSettings.MaximumTimeoutSec + 1)]
    public void A_timeout_that_no_timer_takes_is_refused(int seconds)
    {
        var refusal = Make.Refusal(() => new TransportSettings { TimeoutSec = seconds }.Check());

        Assert.Equal(InstanceProblem.InvalidTimeout, refusal.Problem);
        Assert.Equal("TimeoutSec", refusal.Arguments[1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(TransportSettings.MaximumTimeoutSec)]
    public void A_timeout_between_is_taken(int seconds) => Assert.Equal(seconds, new TransportSettings { TimeoutSec = seconds }.Check().TimeoutSec);

    public static TheoryData<TransportSettings, string, string> Contradictions => new()
    {
        { new() { NoProxy = true, Proxy = "http://proxy" }, "NoProxy", "Proxy" },
        { new() { NoProxy = true, ProxyUserName = "anna" }, "NoProxy", "ProxyCredential" },
        { new() { SkipCertificateCheck = true, CertificateThumbprint = Sha1 }, "SkipCertificateCheck", "CertificateThumbprint" },
    };

    [Theory]
    [MemberData(nameof(Contradictions), DisableDiscoveryEnumeration = true)]
    public void Settings_that_exclude_each_other_are_refused(TransportSettings settings, string one, string other)
    {
        var refusal = Make.Refusal(settings.Check);

        Assert.Equal(InstanceProblem.TransportContradiction, refusal.Problem);
        Assert.Equal([one, other], refusal.Arguments);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("an\nna")]
    public void A_password_needs_a_user_to_belong_to(string? user) =>
        Assert.Equal(
            InstanceProblem.InvalidProxyUser,
            Make.Refusal(() => new TransportSettings { ProxyUserName = user, ProxyPassword = new MemoryKey(Make.Secure("p")) }.Check()).Problem);

    [Fact]
    public void A_credential_without_a_proxy_is_for_the_systems() =>
        Assert.Equal("anna", new TransportSettings { ProxyUserName = "anna" }.Check().ProxyUserName);
}
