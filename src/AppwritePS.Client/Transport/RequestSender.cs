using System.Diagnostics;

namespace AppwritePS.Client;

/// <summary>Sends a request until it succeeds, fails for good, or has been repeated often enough.</summary>
internal sealed class RequestSender
{
    private readonly Connection _connection;
    private readonly HttpTransport _transport;
    private readonly ClientOptions _options;

    public RequestSender(Connection connection, HttpTransport transport, ClientOptions options)
    {
        _connection = connection;
        _transport = transport;
        _options = options;
    }

    /// <summary>The answer, of a status from 200 to 299.</summary>
    /// <exception cref="RequestFailedException">Anything else, with its cause.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; a time limit is a failure instead.</exception>
    public async Task<Answer> SendAsync(OutgoingRequest request, CancellationToken cancellationToken)
    {
        var mayHaveArrived = false;
        for (var retries = 0; ; retries++)
        {
            var elapsed = Stopwatch.StartNew();
            var content = retries == 0 ? request.Content : request.Content?.Again();
            try
            {
                var answer = await TryOnceAsync(request, content, cancellationToken).ConfigureAwait(false);
                Trace(request, elapsed.Elapsed, answer.StatusCode, cause: null, retryPause: null, answer.Warning is { } warning ? Masked(warning) : null);
                return answer;
            }
            catch (RequestFailedException failure)
            {
                failure.FollowsOwnAttempt = mayHaveArrived;
                var pause = request.IsFollowedBySmaller && failure.FewerRowsMayDo ? null : _options.Retry.PauseAfter(failure, request, retries);
                Trace(request, elapsed.Elapsed, failure.StatusCode, failure.Cause, pause, warning: null);
                if (pause is not { } length) throw;

                // A limiter stands in front and has passed nothing on; what was not there was not deleted.
                mayHaveArrived |= failure.Cause is not (FailureCause.RateLimited or FailureCause.ExecutionNotFound) && content?.MayHaveArrived() == true;
                await _options.Pause(length, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The failure that an answer of a good status is, when it holds something else than what was asked for.</summary>
    public RequestFailedException Unreadable(Answer answer, Operation operation) =>
        FailureClassifier.Classify(answer, operation, _connection.ApiKey());

    /// <summary>What a server said, without the key, which it may echo.</summary>
    public string Masked(string text) => SecretText.Hide(text, _connection.ApiKey());

    private async Task<Answer> TryOnceAsync(OutgoingRequest request, SentContent? content, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Timeout);

        var key = request.WithKey ? _connection.ApiKey() : "";
        if (!IsKey(key)) throw new RequestFailedException(FailureCause.InvalidApiKey);

        var sentAt = _options.Now();
        int? status = null;
        using var message = request.ToMessage(_connection, key, content);
        try
        {
            using var response = await _transport.SendAsync(message, request.Operation, limit.Token).ConfigureAwait(false);
            status = (int)response.StatusCode;
            var answer = await Answer.ReadAsync(response, request, sentAt, _options.Now(), limit.Token).ConfigureAwait(false);
            return answer.StatusCode is >= 200 and < 300
                ? answer
                : throw FailureClassifier.Classify(answer, request.Operation, key);
        }
        catch (Exception exception) when (exception is not RequestFailedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var timedOut = limit.IsCancellationRequested;
            throw new RequestFailedException(CauseOf(exception, request.Operation, content, status, timedOut), timedOut ? null : Explanation(exception), exception)
            {
                SentAt = sentAt,
                TimeLimit = timedOut ? _options.Timeout : null,
                IsCutOff = status is not null,
            };
        }
    }

    private static FailureCause CauseOf(Exception exception, Operation operation, SentContent? content, int? status, bool timedOut)
    {
        if (operation == Operation.Create && content?.MayHaveArrived() == true)
        {
            // "Created" and "accepted" are said of something that ran or is queued, whatever became of the rest.
            return status is 201 or 202 ? FailureCause.ResponseLost : FailureCause.UnknownOutcome;
        }

        return timedOut ? FailureCause.TimedOut
            : exception is AnswerTooLargeException ? FailureCause.AnswerTooLarge
            : RuntimeQuirks.IsUntrustedCertificate(Innermost(exception)) ? FailureCause.CertificateUntrusted
            : RuntimeQuirks.IsProxyDenial(Innermost(exception)) ? FailureCause.ProxyAuthenticationRequired
            : FailureCause.CannotConnect;
    }

    // The outermost texts say "an error occurred"; what a user can act on lies inside.
    private static string Explanation(Exception exception) => Innermost(exception).Message;

    private static Exception Innermost(Exception exception)
    {
        for (; !TellsCause(exception) && exception.InnerException is { } inner; exception = inner) { }
        return exception;
    }

    private static bool TellsCause(Exception exception) => RuntimeQuirks.IsUntrustedCertificate(exception) || RuntimeQuirks.IsProxyDenial(exception);

    // What a header can carry: a key read from a file with its line end is none.
    private static bool IsKey(string key)
    {
        foreach (var c in key)
        {
            if (c is <= ' ' or > '~') return false;
        }

        return true;
    }

    private void Trace(OutgoingRequest request, TimeSpan elapsed, int? status, FailureCause? cause, TimeSpan? retryPause, string? warning) =>
        _options.Trace?.Invoke(new RequestTrace(request.Method.Method, WithoutQuery(request.Path), status, elapsed, cause, retryPause, warning));

    private static string WithoutQuery(string path)
    {
        var query = path.IndexOf('?');
        return query < 0 ? path : path.Substring(0, query);
    }
}
