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

    private static Type? WebRequests => typeof(HttpClientHandler).Assembly.GetType("System.Net.Http.MonoWebRequestHandler");

    public static HttpClientHandler NewHandler() => WebRequests is { } webRequests ? HandlerOver(webRequests) : new HttpClientHandler();

    public ValueTask StartAsync(IMessageSink diagnosticMessageSink)
    {
        if (WebRequests is { } webRequests) Pretend(webRequests);
        return default;
    }

    public ValueTask StopAsync() => default;

    private static void Pretend(Type webRequests)
    {
        typeof(RuntimeQuirks).GetField("<IsNetFramework>k__BackingField", Private)!.SetValue(null, true);

        var transport = HttpTransport.For(TransportOptions.Default);
        foreach (var field in (string[])["_invoker", "_createInvoker"])
            typeof(HttpTransport).GetField(field, Private)!.SetValue(transport, InvokerOver(webRequests));
    }

    private static HttpMessageInvoker InvokerOver(Type webRequests)
    {
        var handler = HandlerOver(webRequests);
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate;
        return new HttpMessageInvoker(handler);
    }

    private static HttpClientHandler HandlerOver(Type webRequests) =>
        (HttpClientHandler)Activator.CreateInstance(typeof(HttpClientHandler), Private, binder: null, [Activator.CreateInstance(webRequests, nonPublic: true)], culture: null);
}
