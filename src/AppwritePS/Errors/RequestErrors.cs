using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>Turns a failed request into what a user sees: cause, mend, and the server's sentence.</summary>
internal static class RequestErrors
{
    /// <param name="failure">What the client threw.</param>
    /// <param name="instance">The instance that was asked.</param>
    /// <param name="subject">What was asked for.</param>
    /// <param name="target">The object that the error is about.</param>
    public static ErrorRecord ToErrorRecord(this RequestFailedException failure, Instance instance, RequestSubject subject, object? target)
    {
        var id = failure.Cause.ToString();
        var sent = (failure.SentAt ?? DateTimeOffset.Now).LocalDateTime;
        var text = Text.Of(id, instance.Endpoint, instance.ProjectId, subject.Id, DetailOf(failure, subject), sent);
        if (subject.IsStarted) text = Text.Format(Messages.StartedNotWaited, subject.Id) + text;

        if (subject.Certificate is { } certificate)
            text += Text.Format(Messages.CertificateDetails, certificate.Subject, certificate.Issuer, certificate.NotAfter, certificate.Thumbprint, string.Join(" ", CertificateText.Of(certificate, instance.Endpoint.Uri.Host)));

        // Without an answer it is the network's sentence, which stands in the text already.
        if (failure is { StatusCode: not null, ServerMessage: { } message }) text += Text.Format(Messages.ServerSays, message);
        if (failure.Cause == FailureCause.ScheduleRefused) text += ClockDifference(failure);
        if (MayHaveRun(failure.Cause)) text += Text.Format(Messages.FindsTheRun, Search(instance, subject, sent));

        var exception = new AppwriteException(text, failure)
        {
            Type = failure.Type,
            Code = failure.StatusCode,
            ServerMessage = failure.StatusCode is null ? null : failure.ServerMessage,
            ServerVersion = failure.ServerVersion,
        };
        return new ErrorRecord(exception, id, CategoryOf(failure.Cause), target);
    }

    private static string DetailOf(RequestFailedException failure, RequestSubject subject) => failure.Cause switch
    {
        FailureCause.CannotConnect or FailureCause.CertificateUntrusted => Text.Sentence(failure.ServerMessage),
        FailureCause.UnknownOutcome when failure.TimeLimit is { } limit => Text.Format(Messages.NoAnswerWithin, Seconds(limit)),
        FailureCause.UnknownOutcome => Text.Sentence(failure.ServerMessage ?? "HTTP " + failure.StatusCode),
        FailureCause.TimedOut => Seconds(failure.TimeLimit ?? TimeSpan.Zero),
        FailureCause.UnexpectedRedirect => failure.Location ?? "",
        FailureCause.ScheduleRefused => subject.ScheduledAt?.LocalDateTime.ToString("s", CultureInfo.InvariantCulture) ?? "",
        FailureCause.MissingScope => string.Join(" / ", failure.Scopes),
        FailureCause.RateLimited when failure.RetryAfter is { } pause => Text.Format(Messages.RetryAfter, Seconds(pause)),
        FailureCause.ServerUnavailable or FailureCause.ServerError => failure.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? "",
        _ => "",
    };

    private static bool MayHaveRun(FailureCause cause) =>
        cause is FailureCause.UnknownOutcome or FailureCause.SynchronousTimeout or FailureCause.ResponseLost;

    private static string Search(Instance instance, RequestSubject subject, DateTime sent) => Text.Format(
        "Get-AppwriteExecution {0} -Instance '{1}' -After '{2:s}' | Where-Object RequestPath -eq '{3}'",
        subject.Id,
        instance.Name,
        sent,
        CodeGeneration.EscapeSingleQuotedStringContent(ExecutionPath.Encode(subject.Path) ?? "/"));

    // A clock that is off is the usual reason for a refused schedule.
    private static string ClockDifference(RequestFailedException failure)
    {
        var difference = failure.SentAt - failure.ServerDate;
        if (difference is not { } off || off.Duration() < TimeSpan.FromSeconds(5)) return "";
        return Text.Format(off > TimeSpan.Zero ? Messages.ClockAhead : Messages.ClockBehind, Seconds(off.Duration()));
    }

    private static string Seconds(TimeSpan time) => Text.Format("{0:0.#} s", Math.Ceiling(time.TotalSeconds * 10) / 10);

    private static ErrorCategory CategoryOf(FailureCause cause) => cause switch
    {
        FailureCause.CannotConnect or FailureCause.HostNotAllowed or FailureCause.UnexpectedRedirect or FailureCause.NotAppwrite
            => ErrorCategory.ConnectionError,
        FailureCause.CertificateUntrusted or FailureCause.HttpsRequired => ErrorCategory.SecurityError,
        FailureCause.InvalidApiKey or FailureCause.ApiKeyExpired or FailureCause.ProjectMismatch or FailureCause.ProxyAuthenticationRequired
            => ErrorCategory.AuthenticationError,
        FailureCause.MissingScope or FailureCause.AccessDenied => ErrorCategory.PermissionDenied,
        FailureCause.ProjectNotFound or FailureCause.FunctionNotFound or FailureCause.ExecutionNotFound => ErrorCategory.ObjectNotFound,
        FailureCause.DeploymentNotReady or FailureCause.RuntimeUnsupported or FailureCause.ServerUnavailable => ErrorCategory.ResourceUnavailable,
        FailureCause.ExecutionInProgress => ErrorCategory.ResourceBusy,
        FailureCause.SynchronousTimeout or FailureCause.TimedOut or FailureCause.UnknownOutcome => ErrorCategory.OperationTimeout,
        FailureCause.RateLimited => ErrorCategory.LimitsExceeded,
        FailureCause.ScheduleRefused or FailureCause.RequestRefused => ErrorCategory.InvalidArgument,
        _ => ErrorCategory.InvalidResult,
    };
}
