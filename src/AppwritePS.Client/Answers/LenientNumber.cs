using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AppwritePS.Client;

/// <summary>Reads a number that may come as text, as nothing, or as something else, which then counts as unknown.</summary>
internal sealed class LenientNumber : JsonConverter<double?>
{
    public static double? Parse(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > double.NegativeInfinity and < double.PositiveInfinity
            ? number
            : null;

    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.GetDouble();
            case JsonTokenType.String:
                return Parse(reader.GetString());
            default:
                reader.TrySkip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options) => throw new NotSupportedException();
}
