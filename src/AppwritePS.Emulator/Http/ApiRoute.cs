namespace AppwritePS.Emulator;

/// <summary>A verb and a path, who may call it, and what it does. `*` in the path stands for any one piece.</summary>
internal sealed class ApiRoute(string verb, string path, ProjectNeed project, IReadOnlyList<string> scopes, Func<ApiRequest, ValueTask<ApiAnswer>> handle)
{
    private readonly string[] _pieces = path.Split('/');

    public ProjectNeed Project { get; } = project;

    /// <summary>Any of these is enough.</summary>
    public IReadOnlyList<string> Scopes { get; } = scopes;

    /// <summary>Those that servers before 1.9.5 know.</summary>
    public IReadOnlyList<string> OldScopes { get; } = [.. scopes.Where(s => !s.StartsWith("executions.", StringComparison.Ordinal))];

    public Func<ApiRequest, ValueTask<ApiAnswer>> Handle { get; } = handle;

    public bool Fits(string requestVerb, ReadOnlySpan<string> segments)
    {
        if (segments.Length != _pieces.Length || requestVerb != verb)
            return false;
        for (int i = 0; i < segments.Length; i++)
        {
            if (_pieces[i] != "*" && _pieces[i] != segments[i])
                return false;
        }
        return true;
    }
}
