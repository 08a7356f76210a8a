using System.Text.Json.Serialization;

namespace AppwritePS.Client;

/// <summary>A page of executions on the wire.</summary>
internal sealed class ExecutionListDocument
{
    [JsonPropertyName("total")]
    public double? Total { get; set; }

    [JsonPropertyName("executions")]
    public List<ExecutionDocument>? Executions { get; set; }
}
