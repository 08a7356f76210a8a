using System.Net.Http.Headers;

namespace AppwritePS.Client;

/// <summary>A whole HTTP answer.</summary>
internal sealed class Answer
{
    // Parsed when they are asked for, which those of a good answer mostly are not.
    private readonly HttpResponseHeaders _headers;
    private readonly DateTimeOffset _receivedAt;

    private Answer(HttpResponseMessage response, byte[] body, object? document, DateTimeOffset sentAt, DateTimeOffset receivedAt)
    {
        _headers = response.Headers;
        _receivedAt = receivedAt;
        StatusCode = (int)response.StatusCode;
        Body = body;
        Document = document;
        ContentType = response.Content?.Headers.ContentType;
        SentAt = sentAt;
    }

    public int StatusCode { get; }

    /// <summary>The bytes; of one that was read as a document, the first of them.</summary>
    public byte[] Body { get; }

    /// <summary>What the request's reader made of it.</summary>
    public object? Document { get; }

    public MediaTypeHeaderValue? ContentType { get; }

    public bool IsHtml => ContentType?.MediaType is "text/html" or "application/xhtml+xml";

    public bool IsMultipart => ContentType?.MediaType is "multipart/form-data";

    public string? Location => _headers.Location?.OriginalString;

    /// <summary>The server's clock.</summary>
    public DateTimeOffset? Date => _headers.Date;

    public DateTimeOffset SentAt { get; }

    /// <summary>
    /// How long the server wants to be left alone. Appwrite's own limiter says when it resets (Unix seconds); proxies say
    /// Retry-After, in seconds or as a date. A time that is over says nothing: times are held against the server's own clock
    /// where it tells it.
    /// </summary>
    public TimeSpan? RetryAfter
    {
        get
        {
            var retryAfter = _headers.RetryAfter;
            var pause = retryAfter?.Delta ?? ((retryAfter?.Date ?? LimitReset) - (Date ?? _receivedAt));
            return pause > TimeSpan.Zero ? pause : null;
        }
    }

    /// <summary>The server's word on the response format asked for.</summary>
    public string? Warning => First("X-Appwrite-Warning");

    /// <summary>Reads the body to its end; a token that is cancelled ends the read at once.</summary>
    /// <exception cref="AnswerTooLargeException">It has more than the request's limit.</exception>
    public static async Task<Answer> ReadAsync(
        HttpResponseMessage response,
        OutgoingRequest request,
        DateTimeOffset sentAt,
        DateTimeOffset receivedAt,
        CancellationToken cancellationToken)
    {
        using var closing = RuntimeQuirks.ReadsIgnoreTokens ? cancellationToken.Register(response.Dispose) : default;
        var read = response.IsSuccessStatusCode ? request.Document : null;
        using var stream = new LimitedStream(await response.Content.ReadAsStreamAsync().ConfigureAwait(false), request.AnswerLimit, keepsBeginning: read is not null);

        // Compressed answers no longer know theirs.
        var length = response.Content.Headers.ContentEncoding.Count == 0 ? response.Content.Headers.ContentLength : null;
        object? document = null;
        byte[] body;
        if (read is not null)
        {
            document = await read(stream, cancellationToken).ConfigureAwait(false);
            await stream.DrainAsync(cancellationToken).ConfigureAwait(false);
            body = stream.Beginning();
        }
        else
        {
            body = await stream.ReadAllAsync(length, cancellationToken).ConfigureAwait(false);
        }

        // .NET Framework takes the end of a connection for that of the answer.
        if (stream.Count < length) throw new IOException("The answer broke off.");

        return new Answer(response, body, document, sentAt, receivedAt);
    }

    // The header comes with every answer of a limited route; only a refusal means it.
    private DateTimeOffset? LimitReset =>
        StatusCode == 429
        && long.TryParse(First("X-RateLimit-Reset"), out var reset)
        && reset is > 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(reset)
            : null;

    private string? First(string name) => _headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
