using System.Text.Json.Serialization;

namespace AppwritePS.Client;

/// <summary>The answer of <c>GET /health/version</c>.</summary>
internal sealed class VersionDocument
{
    [JsonPropertyName("version")]
    public string? Version { get; set; }
}
