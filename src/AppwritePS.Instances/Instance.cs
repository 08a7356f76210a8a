namespace AppwritePS.Instances;

/// <summary>One Appwrite project on one server, and the key to it. Immutable and safe to use from many threads.</summary>
public sealed class Instance
{
    // Most commands never ask for it, and the first hash of a process loads a cryptographic library.
    private readonly Lazy<string?> _instanceId;

    private Instance(string name, Endpoint endpoint, string projectId, ApiKey apiKey, InstanceScope scope, KeySource keySource)
    {
        Name = name;
        Endpoint = endpoint;
        ProjectId = projectId;
        _instanceId = new(() => InstanceHash.Of(endpoint, projectId));
        ApiKey = apiKey;
        Scope = scope;
        KeySource = keySource;
    }

    /// <summary>Creates an instance to be kept in this process.</summary>
    /// <param name="name">Its name, by the rules of <see cref="InstanceName"/>; null means the project ID.</param>
    /// <param name="endpoint">The server.</param>
    /// <param name="projectId">The project, by the rule of <see cref="ProjectIdRule"/>.</param>
    /// <param name="apiKey">The key to the project.</param>
    /// <param name="keySource">Where the key was taken from.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.InvalidProjectId"/> or <see cref="InstanceProblem.InvalidInstanceName"/>.
    /// </exception>
    public static Instance Create(string? name, Endpoint endpoint, string projectId, ApiKey apiKey, KeySource keySource = KeySource.Memory)
    {
        ProjectIdRule.Check(projectId);
        return new Instance(
            InstanceName.Check(name ?? projectId),
            endpoint ?? throw new ArgumentNullException(nameof(endpoint)),
            projectId,
            apiKey ?? throw new ArgumentNullException(nameof(apiKey)),
            InstanceScope.Process,
            keySource);
    }

    /// <summary>The name, unique among the known instances ignoring case.</summary>
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

    /// <summary>Where the key comes from.</summary>
    public KeySource KeySource { get; }

    /// <summary>The key to the project.</summary>
    public ApiKey ApiKey { get; }

    /// <summary>Whether the other instance is the same project on the same server, whatever its name and key.</summary>
    /// <param name="other">The other instance.</param>
    /// <returns>True if endpoint and project are equal.</returns>
    public bool HasSameTarget(Instance other) => Endpoint.Equals(other.Endpoint) && ProjectId == other.ProjectId;

    /// <summary>The instance as errors list it.</summary>
    /// <returns><c>name (endpoint, project ID)</c></returns>
    public override string ToString() => $"{Name} ({Endpoint}, {ProjectId})";

    internal static Instance FromEnvironment(Endpoint endpoint, string projectId, ApiKey apiKey) =>
        new(InstanceName.Environment, endpoint, projectId, apiKey, InstanceScope.Environment, KeySource.EnvironmentVariable);
}
