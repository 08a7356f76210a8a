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
        var headers = new List<KeyValuePair<string, string>>();
        if (reader.TokenType == JsonTokenType.StartArray) AddListed(headers, ref reader);
        else if (reader.TokenType == JsonTokenType.StartObject) AddMembers(headers, ref reader);
        return headers;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, string>>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    private static void AddListed(List<KeyValuePair<string, string>> headers, ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject) headers.Add(Header(ref reader));
            else reader.TrySkip();
        }
    }

    private static void AddMembers(List<KeyValuePair<string, string>> headers, ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            headers.Add(new(name, LenientText.Of(ref reader) ?? ""));
        }
    }

    private static KeyValuePair<string, string> Header(ref Utf8JsonReader reader)
    {
        var (name, value) = ("", "");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (isName, isValue) = (reader.ValueTextEquals("name"u8), reader.ValueTextEquals("value"u8));
            reader.Read();
            if (isName) name = LenientText.Of(ref reader) ?? "";
            else if (isValue) value = LenientText.Of(ref reader) ?? "";
            else reader.TrySkip();
        }

        return new(name, value);
    }
}
