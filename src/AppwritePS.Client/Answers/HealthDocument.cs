using System.Text.Json.Serialization;

namespace AppwritePS.Client;

/// <summary>The answer of <c>GET /health</c>.</summary>
internal sealed class HealthDocument
{
    [JsonPropertyName("status")]
    public string? Status { get; set; }
}
