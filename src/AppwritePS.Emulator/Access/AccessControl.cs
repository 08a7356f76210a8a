namespace AppwritePS.Emulator;

/// <summary>Finds out who calls, in Appwrite's order: project, key, session, origin, scope.</summary>
internal sealed class AccessControl(string projectId, ServerVersion version, TimeProvider clock, Credentials credentials)
{
    private const string ConsoleProject = "console";

    /// <exception cref="ApiError">The caller is not let through to this route.</exception>
    public Caller Admit(ApiRequest request, ApiRoute route)
    {
        string project = request.Header("X-Appwrite-Project");
        bool isNamedInHeader = project.Length > 0;
        if (!isNamedInHeader)
            project = request.Query.Find("project") is { IsText: true } named ? named.AsText : "";
        bool isKnown = project.Equals(projectId, StringComparison.OrdinalIgnoreCase);
        bool isConsole = project == ConsoleProject;
        if (project.Length > 0 && !isKnown && !isConsole)
            throw ApiError.ProjectNotFound();
        if (route.Project == ProjectNeed.ApiOfProject && isConsole)
            throw ApiError.ConsoleProject();

        // From 1.9.0 the id must be written as it is (recorded: 'project id other case'), and in the header (recorded: 'health project in query').
        Caller caller = FindCaller(request, version.WantsProjectHeaderWithKey ? isNamedInHeader && project == projectId : isKnown);
        if (route.Project == ProjectNeed.Project && !isKnown)
            throw ApiError.ProjectNotFound();
        if (route.Project == ProjectNeed.ApiOfProject && !isKnown)
            throw ApiError.NoProject();
        CheckOrigin(request, caller);

        IReadOnlyList<string> scopes = version.HasPluralScopes ? route.Scopes : route.OldScopes;
        if (!caller.HasAny(scopes))
            throw version.ListsMissingScopes ? ApiError.MissingScopes(Name(caller, request), scopes) : ApiError.MissingScope(Name(caller, request), scopes[0]);
        return caller;
    }

    private Caller FindCaller(ApiRequest request, bool isOfProject)
    {
        string key = request.Header("X-Appwrite-Key");
        string? userId = FindSession(request) is string session ? credentials.FindUser(session) : null;
        if (request.Header("X-Appwrite-JWT").Length > 0)
            throw userId is null ? ApiError.JwtInvalid() : ApiError.JwtAndCookie();
        if (key.Length == 0)
            return userId is null ? Caller.Guest : Caller.User(userId);
        if (IsOfOtherKind(key))
            return Caller.Guest;
        if (!isOfProject)
            throw version.WantsProjectHeaderWithKey ? ApiError.ProjectHeaderMissing() : ApiError.Unauthorized();
        if (credentials.FindKey(key) is not ApiKey found)
            throw ApiError.Unauthorized();
        if (found.ExpiresAt <= clock.GetUtcNow())
            throw ApiError.KeyExpired();
        if (userId is not null)
            throw ApiError.KeyAndSession();
        return Caller.Application(found);
    }

    /// <summary>What stands before the first `_` is the kind. Another kind that cannot be verified is a guest (recorded: 'create exec: expired-like key of other kind').</summary>
    private static bool IsOfOtherKind(string key) => key.IndexOf('_', StringComparison.Ordinal) is int end and >= 0 && !key.AsSpan(0, end).SequenceEqual("standard");

    private string? FindSession(ApiRequest request)
    {
        if (request.Header("X-Appwrite-Session") is { Length: > 0 } header)
            return header;
        IRequestCookieCollection cookies = request.Http.Request.Cookies;
        return cookies[$"a_session_{projectId}"] ?? cookies[$"a_session_{projectId}_legacy"];
    }

    private static void CheckOrigin(ApiRequest request, Caller caller)
    {
        string origin = request.Header("Origin");
        if (origin.Length == 0 || caller.IsApplication)
            return;
        string host = Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) ? uri.Host : origin;
        if (host is not ("localhost" or "127.0.0.1"))
            throw ApiError.UnknownOrigin(host);
    }

    private string Name(Caller caller, ApiRequest request) => caller.Role switch
    {
        CallerRole.Application => $"app.{projectId}@service.{request.Http.Request.Host.Host} (role: applications)",
        CallerRole.User => $"{caller.UserId} (role: users)",
        _ => "User (role: guests)",
    };
}
