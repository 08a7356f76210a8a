using System.Text;

namespace AppwritePS.Emulator;

/// <summary>A request as it arrived.</summary>
public sealed class RecordedRequest
{
    internal RecordedRequest(string method, string pathAndQuery, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        Method = method;
        PathAndQuery = pathAndQuery;
        Headers = headers;
        Body = body;
    }

    /// <summary>The verb.</summary>
    public string Method { get; }

    /// <summary>The request's target as it stood on the line, nothing decoded.</summary>
    public string PathAndQuery { get; }

    /// <summary>The headers, found ignoring case; a repeated one joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body's bytes.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body as text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>Verb and target.</summary>
    public override string ToString() => $"{Method} {PathAndQuery}";
}
