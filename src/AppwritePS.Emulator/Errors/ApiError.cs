namespace AppwritePS.Emulator;

/// <summary>
/// Ends a request with an error answer. Status and type are Appwrite's; the texts are the emulator's own, but for what
/// clients read in them: names of scopes, parameters and versions.
/// </summary>
internal sealed class ApiError : Exception
{
    private ApiError(int status, string type, string message)
        : base(message)
    {
        Status = status;
        Type = type;
    }

    public int Status { get; }

    public string Type { get; }

    public static ApiError ArgumentInvalid(string parameter, string rule) => new(400, "general_argument_invalid", $"Invalid `{parameter}` param: {rule}");

    public static ApiError ScheduleNeedsAsync() => new(400, "general_bad_request", "A scheduled execution must be asynchronous: set async to true, or leave out scheduledAt.");

    public static ApiError ScheduleInvalid() => new(400, "general_bad_request", "scheduledAt must be a date on the minute and more than a minute ahead.");

    public static ApiError MalformedAnswer() => new(400, "general_unknown", "The function's answer is not UTF-8 and does not fit into JSON.");

    public static ApiError CursorNotFound(string id, string noun) => new(400, "general_cursor_not_found", $"The cursor's {noun} '{id}' was not found.");

    public static ApiError DeploymentNotReady() => new(400, "build_not_ready", "The deployment is still being built.");

    public static ApiError ExecutionInProgress() => new(400, "execution_in_progress", "An execution that has not ended cannot be deleted.");

    public static ApiError Unauthorized() => new(401, "user_unauthorized", "The caller may not do this.");

    public static ApiError NotExecutable(IReadOnlyList<string> roles) => new(401, "user_unauthorized",
        roles.Count == 0 ? "Nobody has the 'execute' permission." : $"The 'execute' permission is missing; it is held by: {string.Join(", ", roles)}.");

    public static ApiError MissingScopes(string who, IEnumerable<string> scopes) => new(401, "general_unauthorized_scope",
        $"{who} missing scopes ([{string.Join(',', scopes.Select(s => $"\"{s}\""))}])");

    /// <summary>As servers up to 1.7 say it.</summary>
    public static ApiError MissingScope(string who, string scope) => new(401, "general_unauthorized_scope", $"{who} missing scope ({scope})");

    public static ApiError NoProject() => new(401, "general_access_forbidden", "No project was named; these routes need one.");

    public static ApiError ConsoleProject() => new(401, "general_access_forbidden", "The project 'console' cannot be used here.");

    public static ApiError KeyExpired() => new(401, "project_key_expired", "The project's key has expired.");

    public static ApiError JwtInvalid() => new(401, "user_jwt_invalid", "The JWT could not be verified.");

    public static ApiError ProjectHeaderMissing() => new(403, "project_id_missing", "With a project's key, the header x-appwrite-project must hold that project's id.");

    public static ApiError KeyAndSession() => new(403, "user_api_key_and_session_set", "A key and a session were both given.");

    public static ApiError JwtAndCookie() => new(403, "user_jwt_and_cookie_set", "A JWT and a session were both given.");

    public static ApiError UnknownOrigin(string host) => new(403, "general_unknown_origin", $"The origin ({host}) is not a platform of this project.");

    public static ApiError ProjectNotFound() => new(404, "project_not_found", "There is no project with this id.");

    public static ApiError FunctionNotFound() => new(404, "function_not_found", "There is no function with this id.");

    public static ApiError DeploymentNotFound() => new(404, "deployment_not_found", "The function has no deployment.");

    public static ApiError ExecutionNotFound() => new(404, "execution_not_found", "There is no execution with this id.");

    public static ApiError RouteNotFound() => new(404, "general_route_not_found", "There is no such route.");

    public static ApiError SynchronousTimeout() => new(408, "function_synchronous_timeout", "The synchronous execution took too long; run it asynchronously.");

    /// <summary>What the server did not expect is 500, and no more is told.</summary>
    public static ApiError Unknown() => ServerError("general_unknown");

    public static ApiError ServerError(string type) => new(500, type, "Server Error");

    /// <summary>The whole sentence stands where the type should be (recorded: 'headers: x-appwrite-foo').</summary>
    public static ApiError HeadersInvalid() =>
        ServerError("Invalid headers: Alphanumeric characters or hyphens only, cannot start with \"x-appwrite\", maximum 100 keys, and total size 16384.");
}
