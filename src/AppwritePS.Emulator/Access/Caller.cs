namespace AppwritePS.Emulator;

/// <summary>Who calls, and what they may do.</summary>
internal sealed class Caller
{
    private static readonly HashSet<string> s_guestScopes = [Scope.Global, Scope.Public, Scope.ExecutionsWrite, Scope.ExecutionWrite];
    private static readonly HashSet<string> s_userScopes = [.. s_guestScopes, Scope.ExecutionsRead, Scope.ExecutionRead];

    private readonly IReadOnlySet<string> _scopes;

    private Caller(CallerRole role, IReadOnlySet<string> scopes, string userId = "")
    {
        Role = role;
        _scopes = scopes;
        UserId = userId;
    }

    public static Caller Guest { get; } = new(CallerRole.Guest, s_guestScopes);

    public CallerRole Role { get; }

    public string UserId { get; }

    public bool IsApplication => Role == CallerRole.Application;

    public static Caller User(string id) => new(CallerRole.User, s_userScopes, id);

    public static Caller Application(ApiKey key) => new(CallerRole.Application, key.Scopes);

    public bool HasAny(IReadOnlyList<string> scopes) => scopes.Any(_scopes.Contains);

    public bool MayExecute(EmulatedFunction function) => IsApplication || function.Execute.Any(Holds);

    public bool MayRead(EmulatedExecution execution) => IsApplication || (Role == CallerRole.User && execution.Permissions.Contains(ReadPermission));

    public string ReadPermission => $"read(\"user:{UserId}\")";

    private bool Holds(string role) => role == "any" || role == (Role == CallerRole.User ? "users" : "guests") || (Role == CallerRole.User && role == $"user:{UserId}");
}
