using System.Text.RegularExpressions;

namespace AppwritePS.Client;

/// <summary>
/// Tells the cause of an answer that is none of the good ones. Servers differ in status and wording between versions, so
/// the type decides where there is one, and the status where there is none.
/// </summary>
internal static class FailureClassifier
{
    private static readonly Regex s_scope = new(@"[a-z]+(?:\.[a-z]+)?\.(?:read|write)|\bpublic\b", RegexOptions.CultureInvariant);

    public static RequestFailedException Classify(Answer answer, Operation operation, string key)
    {
        var error = answer.IsHtml ? null : AnswerJson.TryRead(answer.Body, AnswerJson.Default.ErrorDocument);
        // To a create, a good status says that something ran, and then no words take that back.
        var isAppwrite = error is { IsAppwrite: true } && (operation != Operation.Create || answer.StatusCode >= 300);
        var cause = isAppwrite ? CauseOf(answer.StatusCode, error!, operation) : CauseOf(answer, operation);

        return new RequestFailedException(cause, Masked(error?.Message))
        {
            StatusCode = answer.StatusCode,
            Type = isAppwrite ? Masked(error!.Type) : null,
            ServerVersion = isAppwrite ? Masked(error!.Version) : null,
            Scopes = cause == FailureCause.MissingScope ? ScopesIn(error!.Message!) : [],
            Location = Masked(answer.Location),
            ServerDate = answer.Date,
            SentAt = answer.SentAt,
            RetryAfter = answer.RetryAfter,
        };

        // A server may echo the key wherever it says something.
        string? Masked(string? text) => text is null ? null : SecretText.Hide(text, key);
    }

    private static FailureCause CauseOf(int status, ErrorDocument error, Operation operation) => error.Type switch
    {
        "user_unauthorized" => FailureCause.InvalidApiKey,
        // A key of an unknown kind, and an expired short-lived one, count as no key at all.
        "general_unauthorized_scope" when error.Message!.Contains("role: guests") => FailureCause.InvalidApiKey,
        "general_unauthorized_scope" => FailureCause.MissingScope,
        "project_key_expired" => FailureCause.ApiKeyExpired,
        "project_not_found" => FailureCause.ProjectNotFound,
        "project_id_missing" => FailureCause.ProjectMismatch,
        "function_not_found" => FailureCause.FunctionNotFound,
        "deployment_not_found" or "build_not_ready" => FailureCause.DeploymentNotReady,
        "function_runtime_unsupported" => FailureCause.RuntimeUnsupported,
        "execution_not_found" => FailureCause.ExecutionNotFound,
        "execution_in_progress" => FailureCause.ExecutionInProgress,
        "function_synchronous_timeout" => FailureCause.SynchronousTimeout,
        "general_rate_limit_exceeded" => FailureCause.RateLimited,
        "general_route_not_found" => FailureCause.NotAppwrite,
        "general_protocol_unsupported" => FailureCause.HttpsRequired,
        "general_bad_request" or "general_argument_invalid" when operation == Operation.Create && IsAboutSchedule(error.Message!) =>
            FailureCause.ScheduleRefused,
        // Answered after the run: the server could not put the function's answer into its own.
        "general_unknown" when operation == Operation.Create => FailureCause.ResponseLost,
        "database_timeout" => FailureCause.ServerUnavailable,
        // Headers that break a rule are a 500 whose type is the rule's whole sentence.
        { } type when type.StartsWith("Invalid headers", StringComparison.Ordinal) => FailureCause.RequestRefused,
        _ => CauseOf(status),
    };

    private static FailureCause CauseOf(Answer answer, Operation operation) => answer.StatusCode switch
    {
        // Whatever answered "created" ran something, even if what it says of it cannot be read.
        201 or 202 when operation == Operation.Create => FailureCause.ResponseLost,
        // Another protocol was agreed on, by whoever answers; what the request did is not said.
        < 200 when operation == Operation.Create => FailureCause.UnknownOutcome,
        >= 200 and < 300 => FailureCause.NotAppwrite,
        >= 300 and < 400 => FailureCause.UnexpectedRedirect,
        401 when answer.IsHtml => FailureCause.HostNotAllowed,
        404 or 405 => FailureCause.NotAppwrite,
        413 => FailureCause.RequestRefused,
        // The gateway may have passed the request on before it lost the server. 503 it says before that.
        >= 500 and not 503 when operation == Operation.Create => FailureCause.UnknownOutcome,
        _ => CauseOf(answer.StatusCode),
    };

    private static FailureCause CauseOf(int status) => status switch
    {
        401 or 402 or 403 or 451 => FailureCause.AccessDenied,
        407 => FailureCause.ProxyAuthenticationRequired,
        408 or 502 or 503 or 504 => FailureCause.ServerUnavailable,
        429 => FailureCause.RateLimited,
        >= 500 => FailureCause.ServerError,
        _ => FailureCause.RequestRefused,
    };

    private static bool IsAboutSchedule(string message) =>
        message.IndexOf("schedule", StringComparison.OrdinalIgnoreCase) >= 0;

    private static List<string> ScopesIn(string message)
    {
        var list = message.IndexOf("missing scope", StringComparison.Ordinal);
        return list < 0 ? [] : s_scope.Matches(message.Substring(list)).Cast<Match>().Select(match => match.Value).Distinct().ToList();
    }
}
