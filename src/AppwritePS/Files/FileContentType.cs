namespace AppwritePS;

/// <summary>The content type that a file's extension stands for.</summary>
internal static class FileContentType
{
    /// <summary>The type of a file, by its name alone; bytes without a meaning where that says nothing.</summary>
    public static string Of(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".JSON" => "application/json",
        ".XML" => "application/xml",
        ".YAML" or ".YML" => "application/yaml",
        ".TXT" or ".LOG" => "text/plain",
        ".MD" => "text/markdown",
        ".CSV" => "text/csv",
        ".HTML" or ".HTM" => "text/html",
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".GIF" => "image/gif",
        ".WEBP" => "image/webp",
        ".SVG" => "image/svg+xml",
        ".PDF" => "application/pdf",
        ".ZIP" => "application/zip",
        ".GZ" => "application/gzip",
        ".MP3" => "audio/mpeg",
        ".WAV" => "audio/wav",
        ".MP4" => "video/mp4",
        _ => "application/octet-stream",
    };
}
