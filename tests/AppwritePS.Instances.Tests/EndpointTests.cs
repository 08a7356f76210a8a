namespace AppwritePS.Instances.Tests;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("http://host", "http://host/v1")]
    [InlineData("https://host", "https://host/v1")]
    [InlineData("http://host/", "http://host/v1")]
    [InlineData("http://host///", "http://host/v1")]
    [InlineData("http://host/v1", "http://host/v1")]
    [InlineData("http://host/v1/", "http://host/v1")]
    [InlineData("http://host/v1//", "http://host/v1")]
    [InlineData("http://host/path", "http://host/path/v1")]
    [InlineData("http://host/path/v1", "http://host/path/v1")]
    [InlineData("http://host/pathv1", "http://host/pathv1/v1")]
    [InlineData("http://host/v1/path", "http://host/v1/path/v1")]
    [InlineData("http://host/V1", "http://host/V1/v1")]
    [InlineData("http://v1", "http://v1/v1")]
    public void V1_is_appended_unless_the_path_ends_in_it(string typed, string expected) =>
        Assert.Equal(expected, Endpoint.Parse(typed).Text);

    [Theory]
    [InlineData("HTTP://Host.Example/Path", "HTTP://Host.Example/Path/v1")]
    [InlineData("http://host:80", "http://host:80/v1")]
    [InlineData("https://host:8443/v1", "https://host:8443/v1")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/v1")]
    [InlineData("http://[2001:DB8::1]/v1", "http://[2001:DB8::1]/v1")]
    [InlineData("http://127.0.0.1:9501", "http://127.0.0.1:9501/v1")]
    [InlineData("http://b\u00FCcher.example", "http://b\u00FCcher.example/v1")]
    [InlineData("http://host/a%2Fb/@x", "http://host/a%2Fb/@x/v1")]
    public void What_was_typed_is_kept(string typed, string expected)
    {
        Assert.Equal(expected, Endpoint.Parse(typed).Text);
        Assert.Equal(expected, Endpoint.Parse(typed).ToString());
    }

    [Theory]
    [InlineData("  http://host/v1  ")]
    [InlineData("\thttp://host\r\n")]
    [InlineData(" http://host/ ")]
    public void Blanks_around_it_are_trimmed(string typed) => Assert.Equal("http://host/v1", Endpoint.Parse(typed).Text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("host")]
    [InlineData("host.example/v1")]
    [InlineData("/v1")]
    [InlineData("//host/v1")]
    [InlineData("ftp://host/v1")]
    [InlineData("file:///v1")]
    [InlineData("httpx://host/v1")]
    [InlineData("http:host/v1")]
    [InlineData("http:/host/v1")]
    [InlineData("http://")]
    [InlineData("http:///v1")]
    [InlineData("http:////host/v1")]
    [InlineData("http://:80/v1")]
    [InlineData("http://host:port/v1")]
    [InlineData("http://host:70000/v1")]
    [InlineData("http://[::1/v1")]
    [InlineData("http://ho st/v1")]
    [InlineData("http://host/a b/v1")]
    [InlineData("http://host\\v1")]
    [InlineData("http:\\\\host\\v1")]
    [InlineData("http://host/a\\b")]
    [InlineData("http://host/a\\b/v1")]
    [InlineData("http://host/\u0007v1")]
    [InlineData("http://host/\u00A0v1")]
    [InlineData("http://host/a\u200B/v1")]
    [InlineData("http://@host/v1")]
    [InlineData("http://user@host/v1")]
    [InlineData("http://user:password@host/v1")]
    [InlineData("http://host/v1?")]
    [InlineData("http://host?x=1")]
    [InlineData("http://host/v1?x=1")]
    [InlineData("http://host/v1#")]
    [InlineData("http://host/v1#top")]
    public void Anything_but_a_plain_http_url_is_refused(string? typed)
    {
        var refusal = Make.Refusal(() => Endpoint.Parse(typed));

        Assert.Equal(InstanceProblem.InvalidUrl, refusal.Problem);
        Assert.Equal(2, refusal.Arguments.Count);
        Assert.Equal("Endpoint", refusal.Arguments[1]);
    }

    [Fact]
    public void A_refusal_shows_the_text_and_names_its_source() =>
        Assert.Equal(["ftp://host/v1", "SOME_VARIABLE"], Make.Refusal(() => Endpoint.Parse(" ftp://host/v1 ", "SOME_VARIABLE")).Arguments);

    [Theory]
    [InlineData("http://user:s3cret@host/v1", "http://***@host/v1")]
    [InlineData("http://user:s3/c?re@t@host/v1", "http://***@host/v1")]
    [InlineData("user:s3cret@host", "***@host")]
    [InlineData("http://host/v1?key=s3cret", "http://host/v1?***")]
    [InlineData("http://host/v1#s3cret", "http://host/v1#***")]
    public void A_refusal_shows_neither_user_info_nor_query(string typed, string shown)
    {
        var refusal = Make.Refusal(() => Endpoint.Parse(typed));

        Assert.Equal(shown, refusal.Arguments[0]);
        Assert.DoesNotContain("s3", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://cloud.example/console", "https://cloud.example/v1")]
    [InlineData("https://cloud.example/console/", "https://cloud.example/v1")]
    [InlineData("https://cloud.example/console/project-fra-abc/overview/platforms", "https://cloud.example/v1")]
    [InlineData("http://host:8080/console/login?redirect=%2F", "http://host:8080/v1")]
    [InlineData("http://host/console?x", "http://host/v1")]
    [InlineData("http://host/behind/proxy/console/v1", "http://host/behind/proxy/v1")]
    [InlineData("http://console.host/consoles/console", "http://console.host/consoles/v1")]
    public void The_consoles_address_is_refused_with_the_endpoint_that_is_meant(string typed, string meant)
    {
        var refusal = Make.Refusal(() => Endpoint.Parse(typed, "SOME_VARIABLE"));

        Assert.Equal(InstanceProblem.ConsoleUrl, refusal.Problem);
        Assert.Equal(["SOME_VARIABLE", meant], refusal.Arguments.Skip(1));
        Assert.Equal(meant, Endpoint.Parse(meant).Text);
    }

    [Theory]
    [InlineData("http://console")]
    [InlineData("http://console.host/v1")]
    [InlineData("http://host/my-console")]
    [InlineData("http://host/consoles/v1")]
    public void A_console_that_is_no_path_segment_is_no_console(string typed) =>
        Assert.EndsWith("/v1", Endpoint.Parse(typed).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://host", "http://host/v1/")]
    [InlineData("http://host", "HTTP://HOST")]
    [InlineData("http://host", "http://host:80")]
    [InlineData("https://host", "https://host:443")]
    [InlineData("http://[::1]", "http://[0:0:0:0:0:0:0:1]")]
    [InlineData("http://b\u00FCcher.example", "http://xn--bcher-kva.example")]
    public void Spellings_of_the_same_server_are_equal(string one, string other)
    {
        Assert.Equal(Endpoint.Parse(one), Endpoint.Parse(other));
        Assert.Equal(Endpoint.Parse(one).GetHashCode(), Endpoint.Parse(other).GetHashCode());
        Assert.True(Endpoint.Parse(one).Equals((object)Endpoint.Parse(other)));
    }

    [Theory]
    [InlineData("http://host", "https://host")]
    [InlineData("http://host", "http://host2")]
    [InlineData("http://host", "http://host:8080")]
    [InlineData("http://host:443", "https://host")]
    [InlineData("https://host", "https://host:80")]
    [InlineData("http://host/path", "http://host/Path")]
    [InlineData("http://host/path", "http://host")]
    public void Other_servers_are_not_equal(string one, string other) => Assert.NotEqual(Endpoint.Parse(one), Endpoint.Parse(other));

    [Fact]
    public void Nothing_equals_no_endpoint() => Assert.False(Endpoint.Parse("http://host").Equals(null));

    [Fact]
    public void Its_uri_is_the_address_to_request() => Assert.Equal(new Uri("http://host/path/v1"), Endpoint.Parse("http://host/path/").Uri);
}
