using System.Net;

namespace AppwritePS.Client;

/// <summary>How a server is reached. Equal options share their connections.</summary>
public sealed record TransportOptions
{
    /// <summary>The system's proxy, and certificates as the system trusts them.</summary>
    public static TransportOptions Default { get; } = new();

    /// <summary>Whether any certificate is taken. Default false.</summary>
    public bool SkipCertificateCheck { get; init; }

    /// <summary>
    /// The one certificate that is taken, whoever issued it: the hex SHA-1 or SHA-256 hash of the server's, without
    /// separators. Default <c>null</c>: what the system trusts.
    /// </summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>The proxy. Default <c>null</c>: the system's.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>
    /// Who the proxy, named or the system's, is told to be asked by. Compared by reference. Default nobody, or whom the
    /// system's names itself.
    /// </summary>
    public NetworkCredential? ProxyCredential { get; init; }

    /// <summary>Whether no proxy is used, the system's neither. Default false.</summary>
    public bool NoProxy { get; init; }
}
