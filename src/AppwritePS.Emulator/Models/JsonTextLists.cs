namespace AppwritePS.Emulator;

/// <summary>The two kinds of lists that models hold.</summary>
internal static class JsonTextLists
{
    public static void Strings(this JsonText json, IReadOnlyList<string> values)
    {
        json.BeginArray();
        for (int i = 0; i < values.Count; i++)
            json.Text(values[i]);
        json.EndArray();
    }

    public static void Headers(this JsonText json, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        json.BeginArray();
        for (int i = 0; i < headers.Count; i++)
        {
            json.BeginObject();
            json.Name("name");
            json.Text(headers[i].Key);
            json.Name("value");
            json.Text(headers[i].Value);
            json.EndObject();
        }
        json.EndArray();
    }
}
