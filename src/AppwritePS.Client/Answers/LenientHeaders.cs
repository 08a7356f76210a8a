using System.Text.Json;
using System.Text.Json.Serialization;

namespace AppwritePS.Client;

/// <summary>
/// Reads a header list: <c>[{"name":"a","value":"b"}]</c> as servers send it, or <c>{"a":"b"}</c> as the specification's
/// example has it.
/// </summary>
internal sealed class LenientHeaders : JsonConverter<IReadOnlyList<KeyValuePair<string, string>>?>
{
    public override IReadOnlyList<KeyValuePair<string, string>>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Of(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, string>>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    private static List<KeyValuePair<string, string>> Of(JsonElement headers) => headers.ValueKind switch
    {
        JsonValueKind.Array => headers.EnumerateArray()
            .Where(header => header.ValueKind == JsonValueKind.Object)
            .Select(header => new KeyValuePair<string, string>(Member(header, "name"), Member(header, "value")))
            .ToList(),
        JsonValueKind.Object => headers.EnumerateObject()
            .Select(header => new KeyValuePair<string, string>(header.Name, Text(header.Value)))
            .ToList(),
        _ => [],
    };

    private static string Member(JsonElement header, string name) =>
        header.TryGetProperty(name, out var value) ? Text(value) : "";

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
