using System.Text.Json.Serialization;

namespace AppwritePS.Client;

/// <summary>An execution as it stands on the wire, every member optional and of whatever form servers send.</summary>
internal sealed class ExecutionDocument
{
    [JsonPropertyName("$id")]
    public string? Id { get; set; }

    [JsonPropertyName("$createdAt")]
    public string? CreatedAt { get; set; }

    [JsonPropertyName("$updatedAt")]
    public string? UpdatedAt { get; set; }

    [JsonPropertyName("functionId")]
    public string? FunctionId { get; set; }

    /// <summary>In place of functionId, from servers after 1.9.6.</summary>
    [JsonPropertyName("resourceId")]
    public string? ResourceId { get; set; }

    [JsonPropertyName("deploymentId")]
    public string? DeploymentId { get; set; }

    [JsonPropertyName("trigger")]
    public string? Trigger { get; set; }

    [JsonPropertyName("status")]
    public string? Status { get; set; }

    [JsonPropertyName("requestMethod")]
    public string? RequestMethod { get; set; }

    [JsonPropertyName("requestPath")]
    public string? RequestPath { get; set; }

    [JsonPropertyName("requestHeaders")]
    public IReadOnlyList<KeyValuePair<string, string>>? RequestHeaders { get; set; }

    [JsonPropertyName("responseStatusCode")]
    public double? ResponseStatusCode { get; set; }

    [JsonPropertyName("responseBody")]
    public string? ResponseBody { get; set; }

    /// <summary>The body as received, where it came as a multipart part.</summary>
    [JsonIgnore]
    public byte[]? ResponseBytes { get; set; }

    [JsonPropertyName("responseHeaders")]
    public IReadOnlyList<KeyValuePair<string, string>>? ResponseHeaders { get; set; }

    [JsonPropertyName("logs")]
    public string? Logs { get; set; }

    [JsonPropertyName("errors")]
    public string? Errors { get; set; }

    [JsonPropertyName("duration")]
    public double? Duration { get; set; }

    [JsonPropertyName("scheduledAt")]
    public string? ScheduledAt { get; set; }
}
