namespace AppwritePS.Client;

/// <summary>A request before it is sent; each try makes a message of its own from it.</summary>
/// <param name="Operation">What it does.</param>
/// <param name="Path">Path and query below the endpoint, ids already checked.</param>
internal sealed record OutgoingRequest(Operation Operation, string Path)
{
    /// <summary>More bytes than any answer has that is one: functions answer with 20 MB at most.</summary>
    public const long MostBytes = 64 << 20;

    // Old enough that servers from 1.8 on have no warning for it, new enough that all of them send today's shapes.
    private const string ResponseFormat = "1.8.0";

    /// <summary>The body of a create or delete, for the first try; each later one sends it again.</summary>
    public SentContent? Content { get; init; }

    /// <summary>Whether the answer may be multipart, in which a binary body survives. Only a synchronous create's can.</summary>
    public bool AcceptsMultipart { get; init; }

    /// <summary>
    /// Reads the document of a good answer while it comes in; <c>null</c> for another shape. Default <c>null</c>: the answer
    /// is kept as bytes.
    /// </summary>
    public Func<Stream, CancellationToken, Task<object?>>? Document { get; init; }

    /// <summary>How many bytes of an answer are read at most.</summary>
    public long AnswerLimit { get; init; } = MostBytes;

    /// <summary>Whether whoever asks goes on with fewer rows where that may help, so that the request is not repeated as it is.</summary>
    public bool IsFollowedBySmaller { get; init; }

    /// <summary>Whether what it is about may be missing only as yet, so that it is worth asking again.</summary>
    public bool MayComeTooEarly { get; init; }

    /// <summary>Whether the key is sent; the server's version is public, and refused to a key.</summary>
    public bool WithKey { get; init; } = true;

    /// <summary>The verb. Default the operation's own.</summary>
    public HttpMethod Method { get; init; } = Operation switch
    {
        Operation.Create => HttpMethod.Post,
        Operation.Delete => HttpMethod.Delete,
        _ => HttpMethod.Get,
    };

    /// <summary>The message, with its content as <paramref name="content"/>.</summary>
    public HttpRequestMessage ToMessage(Connection connection, string key, SentContent? content)
    {
        var message = new HttpRequestMessage(Method, new Uri(connection.Endpoint + Path)) { Content = content };
        if (content is not null) content.Message = message;
        message.Headers.TryAddWithoutValidation("X-Appwrite-Project", connection.ProjectId);
        if (WithKey) message.Headers.TryAddWithoutValidation("X-Appwrite-Key", key);
        message.Headers.TryAddWithoutValidation("X-Appwrite-Response-Format", ResponseFormat);
        message.Headers.TryAddWithoutValidation("Accept", AcceptsMultipart ? "multipart/form-data" : "application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent.Text);
        return message;
    }
}
