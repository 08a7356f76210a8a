using System.Net;
using System.Reflection;
using AppwritePS.Client.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestPipelineStartup(typeof(AsNetFramework))]

namespace AppwritePS.Client.Tests;

/// <summary>
/// Makes Mono, which nobody runs the client on, the .NET Framework that it stands in for: the client takes it for that, and
/// HttpClient sends by HttpWebRequest, as it does there, instead of a copy of .NET's own stack.
/// </summary>
public sealed class AsNetFramework : ITestPipelineStartup
{
    private const BindingFlags Private = BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic;

    public ValueTask StartAsync(IMessageSink diagnosticMessageSink)
    {
        if (typeof(HttpClientHandler).Assembly.GetType("System.Net.Http.MonoWebRequestHandler") is { } webRequests) Pretend(webRequests);
        return default;
    }

    public ValueTask StopAsync() => default;

    private static void Pretend(Type webRequests)
    {
        typeof(RuntimeQuirks).GetField($"<{nameof(RuntimeQuirks.MayResendOnStaleConnection)}>k__BackingField", Private)!.SetValue(null, true);

        var transport = HttpTransport.For(TransportOptions.Default);
        foreach (var field in (string[])["_client", "_createClient"])
            typeof(HttpTransport).GetField(field, Private)!.SetValue(transport, ClientOver(webRequests));
    }

    private static HttpClient ClientOver(Type webRequests)
    {
        var made = Activator.CreateInstance(typeof(HttpClientHandler), Private, binder: null, [Activator.CreateInstance(webRequests, nonPublic: true)], culture: null);
        var handler = (HttpClientHandler)made;
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate;
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
