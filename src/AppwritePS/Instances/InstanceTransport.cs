using System.Net;
using System.Runtime.CompilerServices;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>Turns an instance's settings into the client's.</summary>
internal static class InstanceTransport
{
    // Credentials are compared by reference: one for each instance, so that its commands share their connections.
    private static readonly ConditionalWeakTable<Instance, TransportOptions> s_options = new();

    public static TransportOptions ToOptions(this Instance instance, IVaultReader? vault) =>
        instance.Transport == TransportSettings.Default
            ? TransportOptions.Default
            : s_options.GetValue(instance, _ => Make(instance, vault));

    private static TransportOptions Make(Instance instance, IVaultReader? vault)
    {
        var settings = instance.Transport;
        return new TransportOptions
        {
            SkipCertificateCheck = settings.SkipCertificateCheck,
            CertificateThumbprint = settings.CertificateThumbprint,
            Proxy = settings.Proxy is { } proxy ? new Uri(proxy) : null,
            ProxyCredential = settings.ProxyUserName is { } user ? new NetworkCredential(user, instance.GetProxyPassword(vault)) : null,
            NoProxy = settings.NoProxy,
        };
    }
}
