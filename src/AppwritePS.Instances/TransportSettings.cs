using System.Globalization;

namespace AppwritePS.Instances;

/// <summary>How an instance's server is reached. Immutable; equal settings are equal.</summary>
public sealed record TransportSettings
{
    /// <summary>The longest time-out: what .NET's timers take.</summary>
    public const int MaximumTimeoutSec = int.MaxValue / 1000;

    private const int Sha1Digits = 40;
    private const int Sha256Digits = 64;
    private static readonly string[] s_proxySchemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <summary>Certificates as the system trusts them, the system's proxy, the command's own time-out.</summary>
    public static TransportSettings Default { get; } = new();

    /// <summary>Whether any certificate is taken. Default false.</summary>
    public bool SkipCertificateCheck { get; init; }

    /// <summary>
    /// The one certificate that is taken, whoever issued it: the SHA-256 or SHA-1 hash of the server's, in hex. Default
    /// null: what the system trusts. <see cref="Check"/> makes it upper case and without separators.
    /// </summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>The proxy's address, without user and password. Default null: the system's proxy.</summary>
    public string? Proxy { get; init; }

    /// <summary>Who the proxy is told to be asked by. Default null: nobody.</summary>
    public string? ProxyUserName { get; init; }

    /// <summary>Where the password of <see cref="ProxyUserName"/> comes from. Compared by reference. Default null: none.</summary>
    public KeySource? ProxyPassword { get; init; }

    /// <summary>Whether no proxy is used, the system's neither. Default false.</summary>
    public bool NoProxy { get; init; }

    /// <summary>The seconds that one request may take, 1 to <see cref="MaximumTimeoutSec"/>. Default null: the command's own.</summary>
    public int? TimeoutSec { get; init; }

    /// <summary>Refuses settings that cannot be used.</summary>
    /// <returns>The settings, normalised.</returns>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.InvalidThumbprint"/>, <see cref="InstanceProblem.InvalidProxy"/>,
    /// <see cref="InstanceProblem.InvalidProxyUser"/>, <see cref="InstanceProblem.InvalidTimeout"/> or
    /// <see cref="InstanceProblem.TransportContradiction"/>. Sources are the names of the properties.
    /// </exception>
    public TransportSettings Check()
    {
        if (this == Default)
            return Default;

        var hasCredential = ProxyUserName is not null || ProxyPassword is not null;
        RefuseBoth(NoProxy, nameof(NoProxy), Proxy is not null, nameof(Proxy));
        RefuseBoth(NoProxy, nameof(NoProxy), hasCredential, "ProxyCredential");
        RefuseBoth(SkipCertificateCheck, nameof(SkipCertificateCheck), CertificateThumbprint is not null, nameof(CertificateThumbprint));

        if (hasCredential && (string.IsNullOrWhiteSpace(ProxyUserName) || ProxyUserName.Any(char.IsControl)))
            throw new InstanceException(InstanceProblem.InvalidProxyUser, ProxyUserName ?? string.Empty, "ProxyCredential");
        if (TimeoutSec is < 1 or > MaximumTimeoutSec)
            throw new InstanceException(InstanceProblem.InvalidTimeout, TimeoutSec.Value.ToString(CultureInfo.InvariantCulture), nameof(TimeoutSec));

        return this with
        {
            CertificateThumbprint = CertificateThumbprint is null ? null : CheckThumbprint(CertificateThumbprint),
            Proxy = Proxy is null ? null : CheckProxy(Proxy),
        };
    }

    private static void RefuseBoth(bool one, string oneName, bool other, string otherName)
    {
        if (one && other)
            throw new InstanceException(InstanceProblem.TransportContradiction, oneName, otherName);
    }

    // Tools write blanks, colons or hyphens between the bytes, and the certificate dialog of Windows puts an invisible
    // mark in front.
    private static string CheckThumbprint(string text)
    {
        var digits = string.Concat(text.Where(static c => !IsSeparator(c))).ToUpperInvariant();
        return digits.Length is Sha1Digits or Sha256Digits && digits.All(static c => c is (>= '0' and <= '9') or (>= 'A' and <= 'F'))
            ? digits
            : throw new InstanceException(InstanceProblem.InvalidThumbprint, text, nameof(CertificateThumbprint));
    }

    private static bool IsSeparator(char c) =>
        c is ':' or '-' || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static string CheckProxy(string text)
    {
        var trimmed = text.Trim();
        return Uri.TryCreate(trimmed, UriKind.Absolute, out var uri)
            && s_proxySchemes.Contains(uri.Scheme)
            && uri.Host.Length > 0
            && trimmed.IndexOf('@') < 0
            && uri.PathAndQuery.Length + uri.Fragment.Length <= 1
            ? trimmed
            : throw new InstanceException(InstanceProblem.InvalidProxy, Endpoint.WithoutUser(trimmed), nameof(Proxy));
    }
}
