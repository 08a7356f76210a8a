namespace AppwritePS.Emulator;

/// <summary>An answer before it goes out.</summary>
internal readonly record struct ApiAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    private const string JsonType = "application/json; charset=UTF-8";

    /// <summary>Errors are not to be kept by anyone.</summary>
    public bool IsError => Status >= 400;

    public bool IsMultipart => ContentType.StartsWith("multipart/", StringComparison.Ordinal);

    /// <summary>No body, and the type of Swoole's own (recorded: 'delete: completed').</summary>
    public static ApiAnswer NoContent { get; } = new(204, "text/html", default);

    public static ApiAnswer Json(JsonText json, int status = 200) => new(status, JsonType, json.Written);

    public static ApiAnswer Error(ApiError error, string version) => Error(error.Status, error.Message, error.Type, version, JsonType);

    /// <summary>An error from before the server's own errors: no type, and said to be HTML (seen on 1.9.0).</summary>
    public static ApiAnswer BareError(string version) => Error(500, "Error: Server Error", null, version, "text/html");

    private static ApiAnswer Error(int status, string message, string? type, string version, string contentType)
    {
        var json = new JsonText(JsonStyle.Php, 256);
        json.BeginObject();
        json.Name("message");
        json.Text(message);
        json.Name("code");
        json.Number(status);
        if (type is not null)
        {
            json.Name("type");
            json.Text(type);
        }
        json.Name("version");
        json.Text(version);
        json.EndObject();
        return new(status, contentType, json.Written);
    }
}
