using System.Buffers;
using System.Globalization;
using System.Text;

namespace AppwritePS.Emulator;

/// <summary>Writes JSON byte for byte as PHP or JavaScript would.</summary>
/// <param name="style">Whose JSON it is.</param>
/// <param name="to">Where it goes, behind what is there.</param>
internal sealed class JsonText(JsonStyle style, ArrayBufferWriter<byte> to)
{
    private bool _isFirst = true;

    public JsonText(JsonStyle style, int capacity = 1024)
        : this(style, new ArrayBufferWriter<byte>(capacity))
    {
    }

    public ReadOnlyMemory<byte> Written => to.WrittenMemory;

    public void BeginObject() => Begin((byte)'{');

    public void EndObject() => End((byte)'}');

    public void BeginArray() => Begin((byte)'[');

    public void EndArray() => End((byte)']');

    public void Name(string name)
    {
        Separate();
        Quote(name);
        Put(":"u8);
        _isFirst = true;
    }

    public void Text(string value)
    {
        Separate();
        Quote(value);
    }

    public void Utf8(ReadOnlySpan<byte> value)
    {
        Separate();
        Quote(value);
    }

    public void Number(long value)
    {
        Separate();
        value.TryFormat(to.GetSpan(20), out int length, default, CultureInfo.InvariantCulture);
        to.Advance(length);
    }

    public void Number(double value) => Literal(PhpNumber.Format(value));

    public void Boolean(bool value) => Literal(value ? "true" : "false");

    public void Null() => Literal("null");

    /// <summary>JSON that is ready.</summary>
    public void Literal(string json)
    {
        Separate();
        Encoding.UTF8.GetBytes(json, to);
    }

    private void Begin(byte bracket)
    {
        Separate();
        Put(bracket);
        _isFirst = true;
    }

    private void End(byte bracket)
    {
        Put(bracket);
        _isFirst = false;
    }

    private void Separate()
    {
        if (!_isFirst)
            Put((byte)',');
        _isFirst = false;
    }

    private void Put(byte value)
    {
        to.GetSpan(1)[0] = value;
        to.Advance(1);
    }

    private void Put(ReadOnlySpan<byte> value) => to.Write(value);

    private void Quote(string value)
    {
        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most <= 512)
        {
            Span<byte> utf8 = stackalloc byte[most];
            Quote(utf8[..Encoding.UTF8.GetBytes(value, utf8)]);
            return;
        }
        byte[] rented = ArrayPool<byte>.Shared.Rent(most);
        Quote(rented.AsSpan(0, Encoding.UTF8.GetBytes(value, rented)));
        ArrayPool<byte>.Shared.Return(rented);
    }

    private void Quote(ReadOnlySpan<byte> utf8)
    {
        Put((byte)'"');
        SearchValues<byte> special = JsonEscapes.Special(style);
        while (utf8.IndexOfAny(special) is int at and >= 0)
        {
            Put(utf8[..at]);
            utf8 = utf8[(at + JsonEscapes.Write(to, utf8[at..], style))..];
        }
        Put(utf8);
        Put((byte)'"');
    }
}
