using System.Text.Json.Serialization;

namespace AppwritePS.Client;

/// <summary>An error on the wire: <c>{"message","code","type","version"}</c>.</summary>
internal sealed class ErrorDocument
{
    [JsonPropertyName("message")]
    public string? Message { get; set; }

    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("version")]
    public string? Version { get; set; }

    /// <summary>Whether it is an error of Appwrite's, not of a proxy in front of it.</summary>
    [JsonIgnore]
    public bool IsAppwrite => Message is not null && (Type is not null || Version is not null);
}
