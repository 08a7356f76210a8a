using System.Net;
using System.Runtime.InteropServices;
using System.Security.Authentication;

namespace AppwritePS.Client;

/// <summary>Everything about HTTP that differs between .NET Framework, which Windows PowerShell 5.1 runs on, and .NET.</summary>
internal static class RuntimeQuirks
{
    private const int ConnectionsPerServer = 64;

    /// <summary>
    /// Whether the stack may send a request again on its own when a kept connection turns out dead. Creates then take a
    /// new connection each.
    /// </summary>
    public static bool MayResendOnStaleConnection => IsNetFramework;

    /// <summary>
    /// Whether the reads of an answer do not look at their token, so that only closing it ends them. An answer must not be
    /// packed there: whatever unpacks it is native code, and dies when it is closed while it works.
    /// </summary>
    public static bool ReadsIgnoreTokens => IsNetFramework;

    private static bool IsNetFramework { get; } =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    /// <summary>
    /// Whether the failure is about the server's certificate; other failures of a TLS handshake, such as a server that
    /// speaks none, look much the same. .NET Framework has a status for it, .NET says it in its (never translated) text.
    /// </summary>
    public static bool IsUntrustedCertificate(Exception exception) =>
        IsNetFramework
            ? exception is WebException { Status: WebExceptionStatus.TrustFailure }
            : exception is AuthenticationException && exception.Message.IndexOf("certificate", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>
    /// Whether a proxy let no tunnel through because it wants to know who asks. .NET Framework has the proxy's answer, .NET
    /// says it in its (never translated) text. Where no tunnel is asked for, both hand the answer on.
    /// </summary>
    public static bool IsProxyDenial(Exception exception) =>
        IsNetFramework
            ? exception is WebException { Response: HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired } }
            : exception is HttpRequestException && exception.Message.IndexOf("'407'", StringComparison.Ordinal) >= 0;

    /// <summary>Has the system's proxy told who asks, by a handler's requests alone.</summary>
    public static void UseSystemProxy(HttpClientHandler handler, ICredentials credentials)
    {
        if (IsNetFramework) handler.Proxy = new SystemProxy(credentials);
        else handler.DefaultProxyCredentials = credentials;
    }

    /// <summary>The TLS versions that requests are made with, once prepared; none named lets the system choose.</summary>
    public static SslProtocols TlsVersions =>
#pragma warning disable SYSLIB0014 // Obsolete on .NET, where it is not reached.
        IsNetFramework ? (SslProtocols)ServicePointManager.SecurityProtocol : SslProtocols.None;
#pragma warning restore SYSLIB0014

    /// <summary>
    /// Prepares the process's way to a server, or to the proxy in front of it. .NET Framework otherwise opens two
    /// connections, and keeps a body's last byte back until the ones before have arrived.
    /// </summary>
    /// <param name="endpoint">The server.</param>
    /// <param name="handler">What sends the requests; <c>null</c> where they go directly.</param>
    public static void Prepare(Uri endpoint, HttpClientHandler? handler)
    {
        if (!IsNetFramework) return;

#pragma warning disable SYSLIB0014 // Obsolete on .NET, where it is not reached.
        var servicePoint = ServicePointManager.FindServicePoint(endpoint, handler is { UseProxy: true } ? handler.Proxy ?? WebRequest.DefaultWebProxy : null);
        servicePoint.ConnectionLimit = Math.Max(servicePoint.ConnectionLimit, ConnectionsPerServer);
        servicePoint.UseNagleAlgorithm = false;

        // Zero lets the system choose, which is right; a process that named older versions gets TLS 1.2 beside them.
        if (ServicePointManager.SecurityProtocol != 0) ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
#pragma warning restore SYSLIB0014
    }
}
