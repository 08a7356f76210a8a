using System.Text.Json.Serialization;

namespace AppwritePS.Client;

/// <summary>A function on the wire, without its variables: they hold secrets and are not read.</summary>
internal sealed class FunctionDocument
{
    [JsonPropertyName("$id")]
    public string? Id { get; set; }

    [JsonPropertyName("$createdAt")]
    public string? CreatedAt { get; set; }

    [JsonPropertyName("$updatedAt")]
    public string? UpdatedAt { get; set; }

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }

    [JsonPropertyName("logging")]
    public bool? Logging { get; set; }

    [JsonPropertyName("runtime")]
    public string? Runtime { get; set; }

    [JsonPropertyName("timeout")]
    public double? Timeout { get; set; }

    [JsonPropertyName("schedule")]
    public string? Schedule { get; set; }

    [JsonPropertyName("execute")]
    public List<string>? Execute { get; set; }

    [JsonPropertyName("deploymentId")]
    public string? DeploymentId { get; set; }

    [JsonPropertyName("latestDeploymentStatus")]
    public string? DeploymentStatus { get; set; }
}
