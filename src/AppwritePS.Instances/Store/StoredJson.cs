using System.Text.Json;

namespace AppwritePS.Instances;

/// <summary>
/// A JSON value of the store's file, with its place and its bytes. JsonNode and JsonDocument know no places, which
/// errors need, and let a member stand twice.
/// </summary>
internal sealed class StoredJson
{
    private StoredJson(JsonTokenType kind, int offset) => (Kind, Offset) = (kind, offset);

    public JsonTokenType Kind { get; }

    public int Offset { get; }

    public ReadOnlyMemory<byte> Raw { get; private set; }

    // Of a string or a number.
    public string? Text { get; private set; }

    public Dictionary<string, StoredJson> Members { get; } = new(StringComparer.Ordinal);

    public List<StoredJson> Items { get; } = [];

    public static StoredJson Parse(byte[] bytes, int start)
    {
        var reader = new Utf8JsonReader(bytes.AsSpan(start));
        try
        {
            reader.Read();
            var value = Parse(ref reader, bytes, start);
            reader.Read();
            return value;
        }
        catch (JsonException e)
        {
            // Its message may quote what stands there, which may be a key.
            throw new StoreFormatException(OffsetOf(e, bytes, start), "this is not valid JSON");
        }
        catch (InvalidOperationException)
        {
            throw new StoreFormatException(start + (int)reader.TokenStartIndex, "this is not valid Unicode text");
        }
    }

    public StoredJson? Member(string name) => Members.TryGetValue(name, out var value) && value.Kind != JsonTokenType.Null ? value : null;

    private static StoredJson Parse(ref Utf8JsonReader reader, byte[] bytes, int start)
    {
        var value = new StoredJson(reader.TokenType, start + (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                    value.AddMember(ref reader, bytes, start);
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    value.Items.Add(Parse(ref reader, bytes, start));
                break;
            case JsonTokenType.String:
                value.Text = reader.GetString();
                break;
            case JsonTokenType.Number:
                value.Text = System.Text.Encoding.ASCII.GetString(reader.ValueSpan.ToArray());
                break;
        }

        value.Raw = bytes.AsMemory(value.Offset, start + (int)reader.BytesConsumed - value.Offset);
        return value;
    }

    private void AddMember(ref Utf8JsonReader reader, byte[] bytes, int start)
    {
        var name = reader.GetString()!;
        var offset = start + (int)reader.TokenStartIndex;
        reader.Read();
        if (Members.ContainsKey(name))
            throw new StoreFormatException(offset, "this member is there twice");
        Members.Add(name, Parse(ref reader, bytes, start));
    }

    private static int OffsetOf(JsonException e, byte[] bytes, int start)
    {
        var offset = start;
        for (var line = 0L; line < (e.LineNumber ?? 0) && offset < bytes.Length; line++)
            offset = Array.IndexOf(bytes, (byte)'\n', offset) + 1;
        return offset + (int)(e.BytePositionInLine ?? 0);
    }
}
