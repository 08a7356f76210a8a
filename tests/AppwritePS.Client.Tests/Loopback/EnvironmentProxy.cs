using System.Net;
using System.Runtime.CompilerServices;

namespace AppwritePS.Client.Tests.Loopback;

/// <summary>
/// The proxies that the environment names, one for plain requests and one for tunnels, to any host but 127.0.0.1 and
/// ::1. Runtimes read that once, so they stand from the start and for all tests.
/// </summary>
internal static class EnvironmentProxy
{
    public static ForwardProxy Proxy { get; } = new();

    /// <summary>Who is let through to a tunnel.</summary>
    public static NetworkCredential Wanted { get; } = new("lab", "pass:word");

    public static ForwardProxy TunnelProxy { get; } = new(Wanted);

    [ModuleInitializer]
    internal static void Name()
    {
        Environment.SetEnvironmentVariable("http_proxy", Proxy.Address.ToString());
        Environment.SetEnvironmentVariable("https_proxy", TunnelProxy.Address.ToString());
        Environment.SetEnvironmentVariable("no_proxy", "127.0.0.1,::1,[::1]");
    }
}
