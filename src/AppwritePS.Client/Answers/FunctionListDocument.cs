using System.Text.Json.Serialization;

namespace AppwritePS.Client;

/// <summary>A page of functions on the wire.</summary>
internal sealed class FunctionListDocument
{
    [JsonPropertyName("total")]
    public double? Total { get; set; }

    [JsonPropertyName("functions")]
    public List<FunctionDocument>? Functions { get; set; }
}
