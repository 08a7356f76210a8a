using System.Net.Http.Headers;
using System.Text;

namespace AppwritePS.Client;

/// <summary>
/// Reads the multipart form of an execution, in which the function's answer comes as it was, byte for byte; in the JSON
/// form a binary one is an error after the run. The body may hold anything but the boundary.
/// </summary>
internal static class MultipartAnswer
{
    // Longer than any name that is known.
    private const int LongestName = 32;

    /// <summary>The execution, or <c>null</c> when the answer is no multipart document or ends early.</summary>
    public static ExecutionDocument? TryRead(byte[] answer, MediaTypeHeaderValue contentType)
    {
        var boundary = contentType.Parameters
            .FirstOrDefault(parameter => parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"');
        if (string.IsNullOrEmpty(boundary)) return null;

        var execution = new ExecutionDocument { ResponseBytes = [] };
        return TryRead(answer, Encoding.ASCII.GetBytes("\r\n--" + boundary), execution) ? execution : null;
    }

    private static bool TryRead(byte[] answer, ReadOnlySpan<byte> delimiter, ExecutionDocument execution)
    {
        var headEnd = "\r\n\r\n"u8;
        Span<char> name = stackalloc char[LongestName];

        // Nothing need stand before the first delimiter.
        ReadOnlySpan<byte> rest = answer;
        if (!rest.StartsWith(delimiter.Slice(2))) return false;

        var at = delimiter.Length - 2;
        while (!rest.Slice(at).StartsWith("--"u8))
        {
            var head = rest.Slice(at).IndexOf(headEnd);
            if (head < 0) return false;

            var value = at + head + headEnd.Length;
            var length = IndexOfDelimiter(rest.Slice(value), delimiter);
            if (length < 0) return false;

            Set(execution, NameIn(rest.Slice(at, head), name), new(answer, value, length));
            at = value + length + delimiter.Length;
        }

        return true;
    }

    private static void Set(ExecutionDocument execution, ReadOnlySpan<char> name, ArraySegment<byte> value)
    {
        switch (name)
        {
            case "$id": execution.Id = Text(value); break;
            case "$createdAt": execution.CreatedAt = Text(value); break;
            case "$updatedAt": execution.UpdatedAt = Text(value); break;
            case "functionId": execution.FunctionId = Text(value); break;
            case "resourceId": execution.ResourceId = Text(value); break;
            case "deploymentId": execution.DeploymentId = Text(value); break;
            case "trigger": execution.Trigger = Text(value); break;
            case "status": execution.Status = Text(value); break;
            case "requestMethod": execution.RequestMethod = Text(value); break;
            case "requestPath": execution.RequestPath = Text(value); break;
            case "requestHeaders": execution.RequestHeaders = Headers(value); break;
            case "responseStatusCode": execution.ResponseStatusCode = LenientNumber.Parse(Text(value)); break;
            case "responseBody": execution.ResponseBytes = value.AsSpan().ToArray(); break;
            case "responseHeaders": execution.ResponseHeaders = Headers(value); break;
            case "logs": execution.Logs = Text(value); break;
            case "errors": execution.Errors = Text(value); break;
            case "duration": execution.Duration = LenientNumber.Parse(Text(value)); break;
            case "scheduledAt": execution.ScheduledAt = Text(value); break;
        }
    }

    private static string Text(ArraySegment<byte> value) => Encoding.UTF8.GetString(value.Array!, value.Offset, value.Count);

    private static IReadOnlyList<KeyValuePair<string, string>>? Headers(ArraySegment<byte> value) =>
        AnswerJson.TryRead(value.AsSpan(), AnswerJson.Default.IReadOnlyListKeyValuePairStringString);

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

    // Made no text of, since every answer has a score of them. Empty where there is none, or one too long to be known.
    private static ReadOnlySpan<char> NameIn(ReadOnlySpan<byte> head, Span<char> room)
    {
        var marker = "name=\""u8;
        var start = head.IndexOf(marker);
        if (start < 0) return default;

        var name = head.Slice(start + marker.Length);
        var length = name.IndexOf((byte)'"');
        if (length < 0 || length > room.Length) return default;

        for (var i = 0; i < length; i++) room[i] = (char)name[i];
        return room.Slice(0, length);
    }
}
