using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace AppwritePS;

/// <summary>
/// Makes objects for the pipeline of JSON text: PSCustomObjects, arrays, strings as they are (dates stay strings, unlike
/// in ConvertFrom-Json), whole numbers as <c>long</c>, others as <c>double</c>.
/// </summary>
internal static class JsonContent
{
    // Beyond it the text stays text. No field may hold the library's own options: Windows PowerShell looks at all types
    // of the module before the library can be found.
    private const int DeepestLevel = 1024;

    /// <summary>Reads the text; <c>false</c> when it is no JSON.</summary>
    public static bool TryRead(string text, out object? content)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = DeepestLevel });
            reader.Read();
            content = Value(ref reader);
            return !reader.Read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter of text that is no Unicode, such as half a pair.
            content = null;
            return false;
        }
    }

    private static object? Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Members(ref reader),
        JsonTokenType.StartArray => Items(ref reader),
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Number(ref reader),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => null,
    };

    private static object Members(ref Utf8JsonReader reader)
    {
        var members = new List<KeyValuePair<string, object?>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            members.Add(new(name, Value(ref reader)));
        }

        return CanBeProperties(members) ? Object(members) : Dictionary(members);
    }

    // A property needs a name, and names differ by more than case. A dictionary takes any.
    private static bool CanBeProperties(List<KeyValuePair<string, object?>> members)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return members.All(member => member.Key.Length > 0 && names.Add(member.Key));
    }

    private static PSObject Object(List<KeyValuePair<string, object?>> members)
    {
        var result = new PSObject();
        foreach (var member in members) result.Properties.Add(new PSNoteProperty(member.Key, member.Value), preValidated: true);
        return result;
    }

    private static OrderedDictionary Dictionary(List<KeyValuePair<string, object?>> members)
    {
        var result = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var member in members) result[member.Key] = member.Value;
        return result;
    }

    private static object?[] Items(ref Utf8JsonReader reader)
    {
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader));
        return [.. items];
    }

    private static object Number(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var whole)) return whole;
        var text = Encoding.ASCII.GetString(reader.ValueSpan.ToArray());
        return BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big) ? big : reader.GetDouble();
    }
}
