using System.Globalization;
using System.Text;

namespace AppwritePS.Emulator;

/// <summary>A parameter's value, from JSON or from a form. Text is bytes: a multipart body need not be UTF-8.</summary>
internal sealed class ParameterValue
{
    public static readonly ParameterValue Null = new(ParameterKind.Null, default, []);

    private ParameterValue(ParameterKind kind, ReadOnlyMemory<byte> bytes, IReadOnlyList<KeyValuePair<string, ParameterValue>> members)
    {
        Kind = kind;
        Bytes = bytes;
        Members = members;
    }

    public ParameterKind Kind { get; }

    /// <summary>The text, or the number or boolean as JSON writes it.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The members of a map; those of a list under their numbers.</summary>
    public IReadOnlyList<KeyValuePair<string, ParameterValue>> Members { get; }

    public bool IsText => Kind == ParameterKind.Text;

    public string AsText => Encoding.UTF8.GetString(Bytes.Span);

    public static ParameterValue OfText(ReadOnlyMemory<byte> utf8) => new(ParameterKind.Text, utf8, []);

    public static ParameterValue OfText(string text) => OfText(Encoding.UTF8.GetBytes(text));

    public static ParameterValue OfNumber(ReadOnlySpan<byte> literal) => new(ParameterKind.Number, literal.ToArray(), []);

    public static ParameterValue OfBoolean(bool value) => new(ParameterKind.Boolean, Encoding.UTF8.GetBytes(value ? "true" : "false"), []);

    public static ParameterValue OfList(IEnumerable<ParameterValue> items) => new(ParameterKind.List, default,
        [.. items.Select((item, i) => KeyValuePair.Create(i.ToString(CultureInfo.InvariantCulture), item))]);

    public static ParameterValue OfMap(IReadOnlyList<KeyValuePair<string, ParameterValue>> members) => new(ParameterKind.Map, default, members);

    /// <summary>The member of that name; of several the last, as in PHP (recorded: 'duplicate json keys').</summary>
    public ParameterValue? Find(string name)
    {
        for (int i = Members.Count - 1; i >= 0; i--)
        {
            if (Members[i].Key == name)
                return Members[i].Value;
        }
        return null;
    }
}
