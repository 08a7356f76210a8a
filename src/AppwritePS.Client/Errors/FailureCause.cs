namespace AppwritePS.Client;

/// <summary>Why a request failed, one cause for each thing that a user would do about it.</summary>
public enum FailureCause
{
    /// <summary>No connection: name lookup, refused, reset before the request was sent.</summary>
    CannotConnect,

    /// <summary>The server's TLS certificate is not trusted.</summary>
    CertificateUntrusted,

    /// <summary>The proxy wants to know who asks, or does not take what it was told.</summary>
    ProxyAuthenticationRequired,

    /// <summary>Something answered that is not Appwrite's API: a web page, another shape of JSON, an unknown route.</summary>
    NotAppwrite,

    /// <summary>The server serves no API under this host name (router protection).</summary>
    HostNotAllowed,

    /// <summary>A redirect; never followed, since a key would go with it and POST would become GET.</summary>
    UnexpectedRedirect,

    /// <summary>The key is none of the project's, or not of a form that the server takes.</summary>
    InvalidApiKey,

    /// <summary>The key's date is over.</summary>
    ApiKeyExpired,

    /// <summary>The key lacks a scope.</summary>
    MissingScope,

    /// <summary>The project does not exist on this server.</summary>
    ProjectNotFound,

    /// <summary>The key belongs to another project.</summary>
    ProjectMismatch,

    /// <summary>The function does not exist in the project.</summary>
    FunctionNotFound,

    /// <summary>The function has no deployment, or its build is not ready.</summary>
    DeploymentNotReady,

    /// <summary>The server does not run the function's runtime.</summary>
    RuntimeUnsupported,

    /// <summary>The execution does not exist under this function.</summary>
    ExecutionNotFound,

    /// <summary>The execution is still running and cannot be deleted.</summary>
    ExecutionInProgress,

    /// <summary>The server waited its 30 seconds; the function may run on.</summary>
    SynchronousTimeout,

    /// <summary>No answer in time, and nothing can have been executed.</summary>
    TimedOut,

    /// <summary>The request was sent and no answer came: the function may have run.</summary>
    UnknownOutcome,

    /// <summary>The function ran, but its answer could not be passed on or read.</summary>
    ResponseLost,

    /// <summary>The answer has more bytes than any that Appwrite gives.</summary>
    AnswerTooLarge,

    /// <summary>Too many requests.</summary>
    RateLimited,

    /// <summary>The server refuses the schedule.</summary>
    ScheduleRefused,

    /// <summary>The server refuses the request: an argument, a size, something unknown.</summary>
    RequestRefused,

    /// <summary>The server denies access: blocked, paused, over a limit, or a reserved project.</summary>
    AccessDenied,

    /// <summary>The server takes no plain HTTP.</summary>
    HttpsRequired,

    /// <summary>The server, or something in front of it, is not available just now.</summary>
    ServerUnavailable,

    /// <summary>The server failed.</summary>
    ServerError,
}
