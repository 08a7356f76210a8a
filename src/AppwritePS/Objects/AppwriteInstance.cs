using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>An Appwrite project on one server, as commands name it. Never holds the key.</summary>
public sealed class AppwriteInstance
{
    internal AppwriteInstance(Instance instance, bool isDefault)
    {
        Name = instance.Name;
        InstanceId = instance.InstanceId;
        Endpoint = instance.Endpoint.Text;
        ProjectId = instance.ProjectId;
        Scope = instance.Scope;
        IsDefault = isDefault;
        KeySource = instance.KeySource.ToString();
        SkipCertificateCheck = instance.Transport.SkipCertificateCheck;
        CertificateThumbprint = instance.Transport.CertificateThumbprint;
        Proxy = instance.Transport.Proxy;
        NoProxy = instance.Transport.NoProxy;
        TimeoutSec = instance.Transport.TimeoutSec;
    }

    /// <summary>Its name, unique.</summary>
    public string Name { get; }

    /// <summary>The id in action names: MD5 of endpoint and project; <c>$null</c> where the system refuses MD5.</summary>
    public string? InstanceId { get; }

    /// <summary>The API's address.</summary>
    public string Endpoint { get; }

    /// <summary>The project.</summary>
    public string ProjectId { get; }

    /// <summary>Where it is kept.</summary>
    public InstanceScope Scope { get; }

    /// <summary>Whether commands use it when none is named.</summary>
    public bool IsDefault { get; }

    /// <summary>Where its key comes from: memory, an environment variable, a vault, DPAPI, or a file that is not encrypted.</summary>
    public string KeySource { get; }

    /// <summary>Whether any certificate of the server is taken.</summary>
    public bool SkipCertificateCheck { get; }

    /// <summary>The one certificate that is taken; <c>$null</c>: what the system trusts.</summary>
    public string? CertificateThumbprint { get; }

    /// <summary>The proxy; <c>$null</c>: the system's.</summary>
    public string? Proxy { get; }

    /// <summary>Whether no proxy is used.</summary>
    public bool NoProxy { get; }

    /// <summary>The seconds that one request may take; <c>$null</c>: the command's own.</summary>
    public int? TimeoutSec { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
