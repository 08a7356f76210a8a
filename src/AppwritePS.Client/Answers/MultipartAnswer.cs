using System.Net.Http.Headers;
using System.Text;

namespace AppwritePS.Client;

/// <summary>
/// Reads the multipart form of an execution, in which the function's answer comes as it was, byte for byte; in the JSON
/// form a binary one is an error after the run. The body may hold anything but the boundary.
/// </summary>
internal static class MultipartAnswer
{
    /// <summary>The execution, or <c>null</c> when the answer is no multipart document or ends early.</summary>
    public static ExecutionDocument? TryRead(byte[] answer, MediaTypeHeaderValue contentType)
    {
        var boundary = contentType.Parameters
            .FirstOrDefault(parameter => parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"');
        if (string.IsNullOrEmpty(boundary)) return null;

        return Parts(answer, "--" + boundary) is { } parts ? Execution(parts) : null;
    }

    private static ExecutionDocument Execution(Dictionary<string, ArraySegment<byte>> parts)
    {
        return new ExecutionDocument
        {
            Id = Text("$id"),
            CreatedAt = Text("$createdAt"),
            UpdatedAt = Text("$updatedAt"),
            FunctionId = Text("functionId"),
            ResourceId = Text("resourceId"),
            DeploymentId = Text("deploymentId"),
            Trigger = Text("trigger"),
            Status = Text("status"),
            RequestMethod = Text("requestMethod"),
            RequestPath = Text("requestPath"),
            RequestHeaders = Headers("requestHeaders"),
            ResponseStatusCode = LenientNumber.Parse(Text("responseStatusCode")),
            ResponseBytes = parts.TryGetValue("responseBody", out var body) ? body.AsSpan().ToArray() : [],
            ResponseHeaders = Headers("responseHeaders"),
            Logs = Text("logs"),
            Errors = Text("errors"),
            Duration = LenientNumber.Parse(Text("duration")),
            ScheduledAt = Text("scheduledAt"),
        };

        string? Text(string name) =>
            parts.TryGetValue(name, out var part) ? Encoding.UTF8.GetString(part.Array!, part.Offset, part.Count) : null;

        IReadOnlyList<KeyValuePair<string, string>>? Headers(string name) =>
            parts.TryGetValue(name, out var part) ? AnswerJson.TryRead(part.AsSpan(), AnswerJson.Default.IReadOnlyListKeyValuePairStringString) : null;
    }

    private static Dictionary<string, ArraySegment<byte>>? Parts(byte[] answer, string delimiterText)
    {
        var delimiter = Encoding.ASCII.GetBytes(delimiterText);
        var delimiterInside = Encoding.ASCII.GetBytes("\r\n" + delimiterText);
        var headEnd = "\r\n\r\n"u8;

        ReadOnlySpan<byte> rest = answer;
        if (!rest.StartsWith(delimiter)) return null;

        var parts = new Dictionary<string, ArraySegment<byte>>(StringComparer.Ordinal);
        var at = delimiter.Length;
        while (!rest.Slice(at).StartsWith("--"u8))
        {
            var head = rest.Slice(at).IndexOf(headEnd);
            if (head < 0) return null;

            var value = at + head + headEnd.Length;
            var length = IndexOfDelimiter(rest.Slice(value), delimiterInside);
            if (length < 0) return null;

            if (NameIn(Encoding.ASCII.GetString(answer, at, head)) is { } name) parts[name] = new(answer, value, length);
            at = value + length + delimiterInside.Length;
        }

        return parts;
    }

    // A delimiter is followed by a line end or by the two hyphens of the last one; anything else only begins like it.
    private static int IndexOfDelimiter(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> delimiter)
    {
        for (var from = 0; answer.Slice(from).IndexOf(delimiter) is >= 0 and var found; from += found + delimiter.Length)
        {
            var after = answer.Slice(from + found + delimiter.Length);
            if (after.StartsWith("\r\n"u8) || after.StartsWith("--"u8)) return from + found;
        }

        return -1;
    }

    private static string? NameIn(string head)
    {
        const string Marker = "name=\"";
        var start = head.IndexOf(Marker, StringComparison.OrdinalIgnoreCase);
        if (start < 0) return null;

        start += Marker.Length;
        var end = head.IndexOf('"', start);
        return end < 0 ? null : head.Substring(start, end - start);
    }
}
