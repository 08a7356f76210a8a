using System.Net.Http.Headers;

namespace AppwritePS.Client;

/// <summary>A whole HTTP answer.</summary>
internal sealed class Answer
{
    // Bytes; answers without a length are mostly executions.
    private const int UsualSize = 4096;

    private Answer(HttpResponseMessage response, byte[] body, object? document, DateTimeOffset sentAt, DateTimeOffset now)
    {
        StatusCode = (int)response.StatusCode;
        Body = body;
        Document = document;
        ContentType = response.Content?.Headers.ContentType;
        Location = response.Headers.Location?.OriginalString;
        Date = response.Headers.Date;
        SentAt = sentAt;
        RetryAfter = RetryAfterOf(response, now);
        Warning = First(response.Headers, "X-Appwrite-Warning");
    }

    public int StatusCode { get; }

    /// <summary>The bytes; of one that was read as a document, the first of them.</summary>
    public byte[] Body { get; }

    /// <summary>What the request's reader made of it.</summary>
    public object? Document { get; }

    public MediaTypeHeaderValue? ContentType { get; }

    public bool IsHtml => ContentType?.MediaType is "text/html" or "application/xhtml+xml";

    public bool IsMultipart => ContentType?.MediaType is "multipart/form-data";

    public string? Location { get; }

    /// <summary>The server's clock.</summary>
    public DateTimeOffset? Date { get; }

    public DateTimeOffset SentAt { get; }

    public TimeSpan? RetryAfter { get; }

    /// <summary>The server's word on the response format asked for.</summary>
    public string? Warning { get; }

    /// <summary>Reads the body to its end; a token that is cancelled ends the read at once.</summary>
    /// <exception cref="AnswerTooLargeException">It has more than the request's limit.</exception>
    public static async Task<Answer> ReadAsync(
        HttpResponseMessage response,
        OutgoingRequest request,
        DateTimeOffset sentAt,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        using var closing = RuntimeQuirks.ReadsIgnoreTokens ? cancellationToken.Register(response.Dispose) : default;
        var read = response.IsSuccessStatusCode ? request.Document : null;
        using var stream = new LimitedStream(await response.Content.ReadAsStreamAsync().ConfigureAwait(false), request.AnswerLimit, keepsBeginning: read is not null);
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
            using var whole = new MemoryStream((int)Math.Min(response.Content.Headers.ContentLength ?? UsualSize, 1 << 20));
            await stream.CopyToAsync(whole, 81920, cancellationToken).ConfigureAwait(false);
            body = whole.Length == whole.Capacity ? whole.GetBuffer() : whole.ToArray();
        }

        // .NET Framework takes the end of a connection for that of the answer. Compressed answers no longer know their length.
        if (response.Content.Headers.ContentEncoding.Count == 0 && stream.Count < response.Content.Headers.ContentLength)
            throw new IOException("The answer broke off.");

        return new Answer(response, body, document, sentAt, now);
    }

    // Appwrite's own limiter says when it resets (Unix seconds); proxies say Retry-After, in seconds or as a date. A time
    // that is over says nothing: times are held against the server's own clock where it tells it.
    private static TimeSpan? RetryAfterOf(HttpResponseMessage response, DateTimeOffset now)
    {
        var headers = response.Headers;
        var pause = headers.RetryAfter?.Delta
            ?? ((headers.RetryAfter?.Date ?? LimitReset(response)) - (headers.Date ?? now));
        return pause > TimeSpan.Zero ? pause : null;
    }

    // The header comes with every answer of a limited route; only a refusal means it.
    private static DateTimeOffset? LimitReset(HttpResponseMessage response) =>
        (int)response.StatusCode == 429
        && long.TryParse(First(response.Headers, "X-RateLimit-Reset"), out var reset)
        && reset is > 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(reset)
            : null;

    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
