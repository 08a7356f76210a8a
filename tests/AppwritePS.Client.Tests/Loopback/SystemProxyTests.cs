using System.Net;
using Xunit;

namespace AppwritePS.Client.Tests.Loopback;

public class SystemProxyTests
{
    private static readonly NetworkCredential s_credential = new("lab", "pass:word");

    private readonly SystemProxy _proxy = new(s_credential);

    [Fact]
    public void It_leads_where_that_of_the_process_does()
    {
        var server = new Uri("http://appwrite.invalid/v1");

        Assert.Equal(EnvironmentProxy.Proxy.Address, _proxy.GetProxy(server));
        Assert.False(_proxy.IsBypassed(server));
    }

    [Fact]
    public void A_server_that_is_reached_directly_there_is_so_here() => Assert.True(_proxy.IsBypassed(new("http://127.0.0.1/v1")));

    [Fact]
    public void It_knows_who_asks_and_that_of_the_process_does_not_learn_it()
    {
        using var handler = new HttpClientHandler();

        RuntimeQuirks.UseSystemProxy(handler, s_credential);

        Assert.Same(s_credential, RuntimeQuirks.MayResendOnStaleConnection ? handler.Proxy!.Credentials : handler.DefaultProxyCredentials);
        Assert.NotSame(s_credential, WebRequest.DefaultWebProxy?.Credentials);
    }
}
