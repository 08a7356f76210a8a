using System.Net;

namespace AppwritePS.Client;

/// <summary>
/// The process's proxy, told who asks. .NET Framework would tell it by the proxy that the whole process shares, which then
/// gave the password to whatever else goes through it.
/// </summary>
internal sealed class SystemProxy(ICredentials credentials) : IWebProxy
{
    public ICredentials? Credentials { get; set; } = credentials;

    // The server itself stands for none.
    public Uri? GetProxy(Uri destination) =>
        WebRequest.DefaultWebProxy?.GetProxy(destination) is { } proxy && proxy != destination ? proxy : null;

    public bool IsBypassed(Uri host) => WebRequest.DefaultWebProxy?.IsBypassed(host) != false || GetProxy(host) is null;
}
