using System.Buffers;
using System.IO.Pipelines;

namespace AppwritePS.Emulator;

/// <summary>Reads a request's body whole.</summary>
internal static class RequestBody
{
    /// <summary>Servers count the headers too, which are little beside it. Beyond it the connection is reset (recorded: 'request 12.5 MiB (over server packet)'), or 413 on older servers.</summary>
    private const long Longest = 12 * 1024 * 1024;

    /// <summary>Answers what is too long without a word, as servers up to 1.9.0 do.</summary>
    public static void Refuse(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        http.Response.Headers.Connection = "close";
        http.Response.ContentLength = 0;
    }

    /// <returns>null if it is too long.</returns>
    public static async ValueTask<byte[]?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength == 0 || (request.ContentLength is null && request.Headers.TransferEncoding.Count == 0))
            return [];
        if (request.ContentLength > Longest)
            return null;
        PipeReader reader = request.BodyReader;
        while (true)
        {
            ReadResult result = await reader.ReadAsync();
            if (result.Buffer.Length > Longest)
                return null;
            if (result.IsCompleted)
            {
                byte[] body = result.Buffer.ToArray();
                reader.AdvanceTo(result.Buffer.End);
                return body;
            }
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }
}
