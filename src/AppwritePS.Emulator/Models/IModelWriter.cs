namespace AppwritePS.Emulator;

/// <summary>Takes the fields of a model one after the other, for JSON or multipart.</summary>
internal interface IModelWriter
{
    void Text(string name, string value);

    void Bytes(string name, ReadOnlySpan<byte> value);

    void Number(string name, long value);

    void Number(string name, double value);

    void Boolean(string name, bool value);

    void Null(string name);

    void Strings(string name, IReadOnlyList<string> values);

    void Headers(string name, IReadOnlyList<KeyValuePair<string, string>> headers);
}
