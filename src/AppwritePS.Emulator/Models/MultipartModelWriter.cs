using System.Buffers;
using System.Globalization;
using System.Text;

namespace AppwritePS.Emulator;

/// <summary>A model as multipart/form-data, byte for byte as Appwrite writes it (recorded: 'binary body, Accept multipart').</summary>
internal sealed class MultipartModelWriter : IModelWriter
{
    private readonly ArrayBufferWriter<byte> _out = new(3072);
    private readonly string _boundary;

    // A form has some twenty parts, which begin alike.
    private readonly byte[] _begin;

    public MultipartModelWriter(string boundaryId)
    {
        _boundary = new string('-', 29) + boundaryId;
        _begin = Encoding.UTF8.GetBytes($"--{_boundary}\r\nContent-Disposition: form-data; name=\"");
    }

    public string ContentType => $"multipart/form-data; boundary={_boundary}";

    public ReadOnlyMemory<byte> End()
    {
        Put($"--{_boundary}--\r\n");
        return _out.WrittenMemory;
    }

    public void Text(string name, string value)
    {
        Begin(name, "\"\r\n\r\n"u8);
        Put(value);
        _out.Write("\r\n"u8);
    }

    public void Bytes(string name, ReadOnlySpan<byte> value)
    {
        Begin(name, "\"\r\n\r\n"u8);
        _out.Write(value);
        _out.Write("\r\n"u8);
    }

    public void Number(string name, long value) => Text(name, value.ToString(CultureInfo.InvariantCulture));

    public void Number(string name, double value) => Text(name, PhpNumber.Format(value));

    public void Boolean(string name, bool value) => Text(name, value ? "1" : "0");

    public void Null(string name) => Text(name, "");

    public void Strings(string name, IReadOnlyList<string> values)
    {
        BeginJson(name).Strings(values);
        _out.Write("\r\n"u8);
    }

    public void Headers(string name, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        BeginJson(name).Headers(headers);
        _out.Write("\r\n"u8);
    }

    private JsonText BeginJson(string name)
    {
        Begin(name, "\"\r\nContent-Type: application/json\r\n\r\n"u8);
        return new JsonText(JsonStyle.PhpAscii, _out);
    }

    private void Begin(string name, ReadOnlySpan<byte> rest)
    {
        _out.Write(_begin);
        Put(name);
        _out.Write(rest);
    }

    private void Put(string text) => Encoding.UTF8.GetBytes(text, _out);
}
