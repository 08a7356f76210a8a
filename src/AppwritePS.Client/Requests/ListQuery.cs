using System.Text;
using System.Text.Json;

namespace AppwritePS.Client;

/// <summary>What a list is asked for: Appwrite's queries, as the query string they travel in.</summary>
public sealed class ListQuery
{
    private readonly List<string> _parameters = [];

    /// <summary>At most so many rows; without it servers send 25.</summary>
    public ListQuery Limit(int count) => Add("limit", attribute: null, json => json.WriteNumberValue(count));

    /// <summary>Rows whose attribute equals one of the values.</summary>
    public ListQuery Equal(string attribute, params string[] values) => Add("equal", attribute, json =>
    {
        foreach (var value in values) json.WriteStringValue(value);
    });

    /// <summary>Newest first; without it lists begin with the oldest.</summary>
    public ListQuery OrderByNewest() => Add("orderDesc", "$createdAt", _ => { });

    /// <summary>The page after the row with this id.</summary>
    public ListQuery CursorAfter(string id) => Add("cursorAfter", attribute: null, json => json.WriteStringValue(id));

    /// <summary>Without counting all rows. The digit, not the word: servers from 1.9.5 on ignore "false".</summary>
    public ListQuery WithoutTotal()
    {
        _parameters.Add("total=0");
        return this;
    }

    /// <summary>The query string, with its question mark; empty without any query.</summary>
    public override string ToString() => _parameters.Count == 0 ? "" : "?" + string.Join("&", _parameters);

    private ListQuery Add(string method, string? attribute, Action<Utf8JsonWriter> writeValues)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("method", method);
            if (attribute is not null) json.WriteString("attribute", attribute);
            json.WriteStartArray("values");
            writeValues(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        _parameters.Add("queries[]=" + Uri.EscapeDataString(Encoding.UTF8.GetString(buffer.ToArray())));
        return this;
    }
}
