using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AppwritePS;

/// <summary>
/// Makes JSON of what is in a pipeline: dictionaries and objects by their properties, enums by name, dates as ISO 8601 with
/// offset. A secret, a script and an object that holds itself are refused, not written.
/// </summary>
internal sealed class ObjectJson
{
    /// <summary>The most objects and lists that lie in each other.</summary>
    public const int DeepestLevel = 100;

    private readonly Utf8JsonWriter _json;
    private readonly Stack<object> _around = new();

    private ObjectJson(Utf8JsonWriter json) => _json = json;

    /// <summary>The value as one line of JSON.</summary>
    /// <exception cref="BindingException">No JSON can be made of it.</exception>
    public static string Write(object? value)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = DeepestLevel + 1 }))
        {
            new ObjectJson(json).Value(value);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private void Value(object? value)
    {
        var plain = value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
        switch (plain)
        {
            case null or DBNull:
                _json.WriteNullValue();
                break;
            case string or char or Guid or Uri or Version:
                _json.WriteStringValue(plain.ToString());
                break;
            case bool flag:
                _json.WriteBooleanValue(flag);
                break;
            case Enum name:
                _json.WriteStringValue(name.ToString());
                break;
            case byte or sbyte or short or ushort or int or uint or long or ulong or decimal or BigInteger:
                _json.WriteRawValue(((IFormattable)plain).ToString(null, CultureInfo.InvariantCulture));
                break;
            case double number:
                _json.WriteRawValue(JsonNumber.Of(Finite(number)));
                break;
            case float number:
                Finite(number);
                _json.WriteRawValue(JsonNumber.Of(number));
                break;
            case DateTime date:
                _json.WriteStringValue((date.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(date, DateTimeKind.Local) : date)
                    .ToString("o", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset date:
                _json.WriteStringValue(date.ToString("o", CultureInfo.InvariantCulture));
                break;
            case TimeSpan time:
                _json.WriteStringValue(time.ToString("c", CultureInfo.InvariantCulture));
                break;
            case SecureString or PSCredential or ScriptBlock:
                throw new BindingException(Text.Format(Messages.BodyHoldsSecret, plain.GetType().Name));
            default:
                Nested(plain, value!);
                break;
        }
    }

    private static double Finite(double number) =>
        double.IsNaN(number) || double.IsInfinity(number)
            ? throw new BindingException(Text.Format(Messages.BodyNotJson, number))
            : number;

    private void Nested(object plain, object value)
    {
        if (_around.Count >= DeepestLevel) throw new BindingException(Text.Format(Messages.BodyTooDeep, DeepestLevel));
        if (_around.Any(outer => ReferenceEquals(outer, plain))) throw new BindingException(Text.Format(Messages.BodyIsCyclic, plain.GetType().Name));

        _around.Push(plain);
        switch (plain)
        {
            case IDictionary dictionary:
                Dictionary(dictionary);
                break;
            case IEnumerable items:
                Items(items);
                break;
            default:
                Properties(PSObject.AsPSObject(value));
                break;
        }

        _around.Pop();
    }

    private void Dictionary(IDictionary dictionary)
    {
        _json.WriteStartObject();
        foreach (DictionaryEntry entry in dictionary)
        {
            _json.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "");
            Value(entry.Value);
        }

        _json.WriteEndObject();
    }

    private void Items(IEnumerable items)
    {
        _json.WriteStartArray();
        foreach (var item in items) Value(item);
        _json.WriteEndArray();
    }

    private void Properties(PSObject instance)
    {
        _json.WriteStartObject();
        foreach (var property in instance.Properties.Where(property => property.IsGettable))
        {
            _json.WritePropertyName(property.Name);
            Value(Read(property));
        }

        _json.WriteEndObject();
    }

    private static object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException failed)
        {
            throw new BindingException(Text.Format(Messages.BodyNotJson, failed.Message));
        }
    }
}
