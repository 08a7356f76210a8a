using System.Runtime.CompilerServices;

namespace AppwritePS.Client.Tests.Loopback;

/// <summary>
/// The proxy that the environment names, for plain requests to any host but 127.0.0.1 and ::1. Runtimes read that
/// once, so it stands from the start and for all tests.
/// </summary>
internal static class EnvironmentProxy
{
    public static ForwardProxy Proxy { get; } = new();

    [ModuleInitializer]
    internal static void Name()
    {
        Environment.SetEnvironmentVariable("http_proxy", Proxy.Address.ToString());
        Environment.SetEnvironmentVariable("no_proxy", "127.0.0.1,::1,[::1]");
    }
}
