namespace AppwritePS.Emulator;

/// <summary>A key of the project.</summary>
internal sealed class ApiKey
{
    public ApiKey(IEnumerable<string> scopes) => Scopes = new HashSet<string>([.. scopes, Scope.Global, Scope.HealthRead]);

    /// <summary>What it was given, and what every key has: not `public` (recorded: 'health/version no health.read scope').</summary>
    public IReadOnlySet<string> Scopes { get; }

    public DateTimeOffset? ExpiresAt { get; set; }
}
