using System.Text.Json;

namespace AppwritePS.Emulator;

/// <summary>Reads JSON as PHP's json_decode does.</summary>
internal static class JsonParameters
{
    private const int DeepestOfPhp = 512;

    /// <summary>
    /// Null where PHP finds no JSON: malformed, a BOM, invalid UTF-8, a lone surrogate (recorded: 'malformed JSON',
    /// 'JSON with BOM', 'invalid utf-8 in JSON', 'body lone surrogate').
    /// </summary>
    public static ParameterValue? Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DeepestOfPhp });
        try
        {
            if (!reader.Read())
                return null;
            ParameterValue value = Read(ref reader);
            return reader.Read() ? null : value;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static ParameterValue Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadMap(ref reader),
        JsonTokenType.StartArray => ReadList(ref reader),
        JsonTokenType.String => ParameterValue.OfText(Unescape(ref reader)),
        JsonTokenType.Number => ParameterValue.OfNumber(reader.ValueSpan),
        JsonTokenType.True or JsonTokenType.False => ParameterValue.OfBoolean(reader.TokenType == JsonTokenType.True),
        _ => ParameterValue.Null,
    };

    private static ParameterValue ReadMap(ref Utf8JsonReader reader)
    {
        var members = new List<KeyValuePair<string, ParameterValue>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            reader.Read();
            members.Add(new(name, Read(ref reader)));
        }
        return ParameterValue.OfMap(members);
    }

    private static ParameterValue ReadList(ref Utf8JsonReader reader)
    {
        var items = new List<ParameterValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Read(ref reader));
        return ParameterValue.OfList(items);
    }

    private static ReadOnlyMemory<byte> Unescape(ref Utf8JsonReader reader)
    {
        byte[] text = new byte[reader.ValueSpan.Length];
        return text.AsMemory(0, reader.CopyString(text));
    }
}
