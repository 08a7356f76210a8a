using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AppwritePS.Client;

/// <summary>
/// The body of createExecution: JSON, or multipart where the function's body is bytes. What the function receives lies
/// inside it, as its member <c>body</c>; posting it bare would run the function with an empty body and no complaint.
/// </summary>
internal static class CreateExecutionContent
{
    private const int MaximumBodyLength = 10485760;

    // The server's limit of 12 MiB holds for the whole request; request line and headers take a part of it.
    private const int MaximumSize = (12 * 1024 * 1024) - (16 * 1024);

    // Escaped non-ASCII would count six bytes a character against the limit. No HTML reads this.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SentContent Of(ExecutionRequest request)
    {
        ResourceId.Check(request.FunctionId, RequestRule.FunctionId);
        CheckBody(request.Body);

        var content = request.Body.IsText ? Json(request) : Multipart(request);
        return content.Size <= MaximumSize ? content : throw new InvalidRequestException(RequestRule.RequestSize, content.Size);
    }

    private static void CheckBody(RequestBody body)
    {
        if (body.Bytes.Length > MaximumBodyLength && body.Length is > MaximumBodyLength and var length)
            throw new InvalidRequestException(RequestRule.BodyLength, length);
        if (body.Bytes is [(byte)'0']) throw new InvalidRequestException(RequestRule.BodyZero);
    }

    private static SentContent Json(ExecutionRequest request)
    {
        using var buffer = new MemoryStream(request.Body.Bytes.Length + 256);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            if (!request.Body.IsEmpty) json.WriteString("body", request.Body.Bytes);
            json.WriteBoolean("async", request.IsQueued);
            if (ExecutionPath.Encode(request.Path) is { } path) json.WriteString("path", path);
            json.WriteString("method", request.Method.Word());
            if (ExecutionHeaders.Of(request) is { Count: > 0 } headers)
            {
                json.WritePropertyName("headers");
                WriteHeaders(json, headers);
            }

            if (Schedule(request) is { } scheduledAt) json.WriteString("scheduledAt", scheduledAt);
            json.WriteEndObject();
        }

        return new SentContent(buffer.ToArray(), "application/json");
    }

    private static SentContent Multipart(ExecutionRequest request)
    {
        var boundary = "AppwritePS-" + Guid.NewGuid().ToString("N");
        using var buffer = new MemoryStream(request.Body.Bytes.Length + 1024);

        // A part with a file name would not count as a parameter.
        WritePart(buffer, boundary, "body", request.Body.Bytes);
        WritePart(buffer, boundary, "async", request.IsQueued ? "true" : "false");
        if (ExecutionPath.Encode(request.Path) is { } path) WritePart(buffer, boundary, "path", path);
        WritePart(buffer, boundary, "method", request.Method.Word());
        if (ExecutionHeaders.Of(request) is { Count: > 0 } headers)
        {
            using var headersJson = new MemoryStream();
            using (var json = new Utf8JsonWriter(headersJson, s_options)) WriteHeaders(json, headers);
            WritePart(buffer, boundary, "headers", headersJson.ToArray());
        }

        if (Schedule(request) is { } scheduledAt) WritePart(buffer, boundary, "scheduledAt", scheduledAt);
        Write(buffer, $"--{boundary}--\r\n");

        return new SentContent(buffer.ToArray(), "multipart/form-data; boundary=" + boundary);
    }

    private static string? Schedule(ExecutionRequest request) =>
        request.ScheduledAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void WriteHeaders(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        json.WriteStartObject();
        foreach (var header in headers) json.WriteString(header.Key, header.Value);
        json.WriteEndObject();
    }

    private static void WritePart(MemoryStream buffer, string boundary, string name, string value) =>
        WritePart(buffer, boundary, name, Encoding.UTF8.GetBytes(value));

    private static void WritePart(MemoryStream buffer, string boundary, string name, byte[] value)
    {
        Write(buffer, $"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        buffer.Write(value, 0, value.Length);
        Write(buffer, "\r\n");
    }

    private static void Write(MemoryStream buffer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        buffer.Write(bytes, 0, bytes.Length);
    }
}
