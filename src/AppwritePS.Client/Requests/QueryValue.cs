using System.Globalization;
using System.Text.Json;

namespace AppwritePS.Client;

/// <summary>What an attribute is compared with.</summary>
public readonly struct QueryValue
{
    private readonly double? _number;
    private readonly string? _text;

    private QueryValue(double? number, string? text)
    {
        _number = number;
        _text = text;
    }

    /// <summary>A text.</summary>
    public static implicit operator QueryValue(string text) => new(number: null, text);

    /// <summary>A number.</summary>
    public static implicit operator QueryValue(double number) => new(number, text: null);

    /// <summary>A time. Servers keep milliseconds; what is finer is cut off.</summary>
    public static implicit operator QueryValue(DateTimeOffset time) =>
        new(number: null, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    internal void WriteTo(Utf8JsonWriter json)
    {
        if (_number is { } number) json.WriteNumberValue(number);
        else json.WriteStringValue(_text);
    }
}
