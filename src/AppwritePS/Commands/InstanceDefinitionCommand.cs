using System.ComponentModel;
using System.Management.Automation;
using System.Security;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>A command that says what an instance is: where its key comes from, and how its server is reached.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InstanceDefinitionCommand : InstanceKeepingCommand
{
    private protected const string KeySet = "Key";
    private protected const string VariableSet = "Variable";
    private protected const string VaultSet = "Vault";

    /// <summary>An API key of the project, as SecureString or text.</summary>
    // Each command has the attribute of its own: by position is natural where an instance is added, and a trap where a
    // stray word would rotate a key.
    public abstract SecureString? ApiKey { get; set; }

    /// <summary>The environment variable that holds the key; read each time it is used.</summary>
    [Parameter(Mandatory = true, ParameterSetName = VariableSet)]
    [ValidateNotNullOrEmpty]
    public string? ApiKeyVariable { get; set; }

    /// <summary>The secret of a SecretManagement vault that holds the key; read once per process.</summary>
    [Parameter(Mandatory = true, ParameterSetName = VaultSet)]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>The vault. Default the default vault.</summary>
    [Parameter(ParameterSetName = VaultSet)]
    [ValidateNotNullOrEmpty]
    public string? VaultName { get; set; }

    /// <summary>Take any certificate of the server. Whoever sits between can then read the key; a thumbprint is better.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>Take this one certificate only, whoever issued it: its SHA-256 or SHA-1 hash in hex.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? CertificateThumbprint { get; set; }

    /// <summary>The proxy to go through. Default the system's.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Proxy { get; set; }

    /// <summary>Who the proxy, named or the system's, is told to be asked by; <c>[pscredential]::Empty</c> for nobody.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Use no proxy, the system's neither.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>Seconds that one request may take, where a command does not say. 0 for the command's own.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int TimeoutSec { get; set; }

    /// <summary>Where the key was said to come from; <c>null</c> where nothing was said.</summary>
    /// <exception cref="InstanceException">It is no key, or no name.</exception>
    private protected KeySource? GivenKey() =>
        ApiKey is not null ? new MemoryKey(Instances.ApiKey.From(ApiKey))
        : ApiKeyVariable is not null ? new VariableKey(ApiKeyVariable)
        : SecretName is not null ? new VaultKey(VaultName, SecretName)
        : null;

    /// <summary>The settings with what was said in place of what they were; what is empty or 0 takes a setting away.</summary>
    private protected TransportSettings GivenTransport(TransportSettings settings) => settings with
    {
        SkipCertificateCheck = IsGiven(nameof(SkipCertificateCheck)) ? SkipCertificateCheck : settings.SkipCertificateCheck,
        CertificateThumbprint = CertificateThumbprint is { } thumbprint ? NullIfEmpty(thumbprint) : settings.CertificateThumbprint,
        Proxy = Proxy is { } proxy ? NullIfEmpty(proxy) : settings.Proxy,
        ProxyUserName = ProxyCredential is { } user ? NullIfEmpty(user.UserName ?? "") : settings.ProxyUserName,
        ProxyPassword = ProxyCredential is { } credential ? PasswordOf(credential) : settings.ProxyPassword,
        NoProxy = IsGiven(nameof(NoProxy)) ? NoProxy : settings.NoProxy,
        TimeoutSec = IsGiven(nameof(TimeoutSec)) ? (TimeoutSec == 0 ? null : TimeoutSec) : settings.TimeoutSec,
    };

    private static MemoryKey? PasswordOf(PSCredential credential) => string.IsNullOrEmpty(credential.UserName) ? null : new MemoryKey(credential.Password);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
