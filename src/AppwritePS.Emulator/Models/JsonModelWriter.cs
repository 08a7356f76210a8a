namespace AppwritePS.Emulator;

/// <summary>A model as a JSON object.</summary>
internal sealed class JsonModelWriter(JsonText json) : IModelWriter
{
    public void Text(string name, string value)
    {
        json.Name(name);
        json.Text(value);
    }

    public void Bytes(string name, ReadOnlySpan<byte> value)
    {
        json.Name(name);
        json.Utf8(value);
    }

    public void Number(string name, long value)
    {
        json.Name(name);
        json.Number(value);
    }

    public void Number(string name, double value)
    {
        json.Name(name);
        json.Number(value);
    }

    public void Boolean(string name, bool value)
    {
        json.Name(name);
        json.Boolean(value);
    }

    public void Null(string name)
    {
        json.Name(name);
        json.Null();
    }

    public void Strings(string name, IReadOnlyList<string> values)
    {
        json.Name(name);
        json.Strings(values);
    }

    public void Headers(string name, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        json.Name(name);
        json.Headers(headers);
    }
}
