using System.IO.Compression;

namespace AppwritePS.Emulator;

/// <summary>Sends an answer, compressed where that was asked for.</summary>
internal static class AnswerWriter
{
    private const int LeastToCompress = 1024;

    public static async ValueTask WriteAsync(HttpContext http, ApiAnswer answer)
    {
        HttpResponse response = http.Response;
        response.StatusCode = answer.Status;
        response.Headers.ContentType = answer.ContentType;
        if (answer.IsError)
            response.Headers.CacheControl = "no-cache, no-store, must-revalidate";
        ReadOnlyMemory<byte> body = answer.Body;
        if (body.Length > LeastToCompress && !answer.IsMultipart && Encoding(http.Request) is string encoding)
        {
            body = Compress(body, encoding);
            response.Headers.ContentEncoding = encoding;
            response.Headers["X-Utopia-Compression"] = "true";
        }
        if (answer.Status == StatusCodes.Status204NoContent)
            return;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await response.BodyWriter.WriteAsync(body);
    }

    /// <summary>gzip goes before the others, in whatever order they were asked for (recorded: 'gzip+br+zstd accepted').</summary>
    private static string? Encoding(HttpRequest request)
    {
        string accepted = request.Headers.AcceptEncoding.ToString();
        if (accepted.Length == 0)
            return null;
        string[] names = [.. accepted.Split(',').Select(piece => piece.Split(';')[0].Trim())];
        return Array.Find(["gzip", "deflate", "br"], name => names.Contains(name));
    }

    private static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> body, string encoding)
    {
        var buffer = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(buffer, CompressionLevel.Fastest, leaveOpen: true),
            _ => new BrotliStream(buffer, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            stream.Write(body.Span);
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
