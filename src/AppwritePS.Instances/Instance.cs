using System.Security;

namespace AppwritePS.Instances;

/// <summary>
/// One Appwrite project on one server, how to reach it, and where the key to it comes from. Immutable and safe to use
/// from many threads.
/// </summary>
public sealed class Instance
{
    // Most commands never ask for it, and the first hash of a process loads a cryptographic library.
    private readonly Lazy<string?> _instanceId;

    internal Instance(string name, Endpoint endpoint, string projectId, KeySource keySource, TransportSettings transport, InstanceScope scope)
    {
        Name = name;
        Endpoint = endpoint;
        ProjectId = projectId;
        _instanceId = new(() => InstanceHash.Of(endpoint, projectId));
        KeySource = keySource;
        Transport = transport;
        Scope = scope;
    }

    /// <summary>The name, unique among the instances of its scope ignoring case.</summary>
    public string Name { get; }

    /// <summary>The server.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>The project on the server.</summary>
    public string ProjectId { get; }

    /// <summary>
    /// What action names call this instance: lower-case hex MD5 of <c>{endpoint}_{project ID}</c>; null where the system
    /// refuses MD5 (FIPS policy).
    /// </summary>
    public string? InstanceId => _instanceId.Value;

    /// <summary>How far the instance reaches.</summary>
    public InstanceScope Scope { get; }

    /// <summary>Where the key comes from. It may hold the key: objects for users take its text only.</summary>
    public KeySource KeySource { get; }

    /// <summary>How the server is reached.</summary>
    public TransportSettings Transport { get; }

    /// <summary>
    /// Whether the key or the proxy's password stands in the store's file as it is, for its owner to read: a thing to
    /// warn of when it is stored.
    /// </summary>
    public bool HasSecretInPlainFile => KeySource is FileKey || Transport.ProxyPassword is FileKey;

    /// <summary>Creates an instance to be kept in this process.</summary>
    /// <param name="name">Its name, by the rules of <see cref="InstanceName"/>; null means the project ID.</param>
    /// <param name="endpoint">The server.</param>
    /// <param name="projectId">The project, by the rule of <see cref="ProjectIdRule"/>.</param>
    /// <param name="apiKey">The key to the project.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.InvalidProjectId"/> or <see cref="InstanceProblem.InvalidInstanceName"/>.
    /// </exception>
    public static Instance Create(string? name, Endpoint endpoint, string projectId, ApiKey apiKey) =>
        Create(name, endpoint, projectId, new MemoryKey(apiKey));

    /// <summary>Creates an instance to be kept in this process or handed to an <see cref="InstanceStore"/>.</summary>
    /// <param name="name">Its name, by the rules of <see cref="InstanceName"/>; null means the project ID.</param>
    /// <param name="endpoint">The server.</param>
    /// <param name="projectId">The project, by the rule of <see cref="ProjectIdRule"/>.</param>
    /// <param name="keySource">Where the key to the project comes from. Only a <see cref="MemoryKey"/> is looked at now.</param>
    /// <param name="transport">How the server is reached; null means <see cref="TransportSettings.Default"/>.</param>
    /// <returns>The instance, with <paramref name="transport"/> as <see cref="TransportSettings.Check"/> returns it.</returns>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.InvalidProjectId"/>, <see cref="InstanceProblem.InvalidInstanceName"/>,
    /// <see cref="InstanceProblem.InvalidApiKeyText"/>, or what <see cref="TransportSettings.Check"/> refuses.
    /// </exception>
    public static Instance Create(string? name, Endpoint endpoint, string projectId, KeySource keySource, TransportSettings? transport = null)
    {
        ProjectIdRule.Check(projectId);
        var instance = new Instance(
            InstanceName.Check(name ?? projectId),
            endpoint ?? throw new ArgumentNullException(nameof(endpoint)),
            projectId,
            keySource ?? throw new ArgumentNullException(nameof(keySource)),
            (transport ?? TransportSettings.Default).Check(),
            InstanceScope.Process);
        if (keySource is MemoryKey)
            instance.GetApiKey(vault: null);
        return instance;
    }

    /// <summary>Gets the key, from wherever it is kept.</summary>
    /// <param name="vault">Asked if the key is in a vault and not yet known to this process; null means that none can be.</param>
    /// <returns>The key.</returns>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.KeyVariableNotSet"/>, <see cref="InstanceProblem.KeyOfOtherAccount"/>,
    /// <see cref="InstanceProblem.KeyUnreadable"/>, <see cref="InstanceProblem.KeyKindUnknown"/>,
    /// <see cref="InstanceProblem.VaultModuleMissing"/>, <see cref="InstanceProblem.VaultSecretNotFound"/>,
    /// <see cref="InstanceProblem.VaultUnavailable"/>, or <see cref="InstanceProblem.InvalidApiKeyText"/> for a text that
    /// is no key.
    /// </exception>
    public ApiKey GetApiKey(IVaultReader? vault)
    {
        using var text = KeySource.Read(Name, vault);
        return ApiKey.From(text, KeySource.ToString());
    }

    /// <summary>Gets the password for the proxy, from wherever it is kept.</summary>
    /// <param name="vault">As for <see cref="GetApiKey"/>.</param>
    /// <returns>The password, for the caller to dispose; null if none is set.</returns>
    /// <exception cref="InstanceException">As for <see cref="GetApiKey"/>.</exception>
    public SecureString? GetProxyPassword(IVaultReader? vault) => Transport.ProxyPassword?.Read(Name, vault);

    /// <summary>Whether the other instance is the same project on the same server, whatever its name and key.</summary>
    /// <param name="other">The other instance.</param>
    /// <returns>True if endpoint and project are equal.</returns>
    public bool HasSameTarget(Instance other) => ProjectId == other.ProjectId && Endpoint.Equals(other.Endpoint);

    /// <summary>The instance as errors list it.</summary>
    /// <returns><c>name (endpoint, project ID)</c></returns>
    public override string ToString() => $"{Name} ({Endpoint}, {ProjectId})";

    internal static Instance FromEnvironment(Endpoint endpoint, string projectId, ApiKey apiKey) => new(
        InstanceName.Environment,
        endpoint,
        projectId,
        VariableKey.AlreadyRead(EnvironmentInstance.ApiKeyVariable, apiKey),
        TransportSettings.Default,
        InstanceScope.Environment);

    internal bool HasSameName(Instance other) => InstanceName.Comparer.Equals(Name, other.Name);
}
