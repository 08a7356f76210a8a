using System.Text;
using System.Text.Json;

namespace AppwritePS.Client;

/// <summary>What a list is asked for: Appwrite's queries, as the query string they travel in.</summary>
public sealed class ListQuery
{
    private const int LongestSearch = 256;

    private readonly List<string> _parameters;

    /// <summary>Asks for nothing in particular.</summary>
    public ListQuery()
    {
        _parameters = [];
    }

    private ListQuery(ListQuery original)
    {
        _parameters = [.. original._parameters];
        WantsTotal = original.WantsTotal;
    }

    /// <summary>Whether all rows are counted.</summary>
    internal bool WantsTotal { get; private set; } = true;

    /// <summary>At most so many rows; without it servers send 25.</summary>
    public ListQuery Limit(int count) => Add("limit", attribute: null, json => json.WriteNumberValue(count));

    /// <summary>Leaves out so many rows at the beginning.</summary>
    public ListQuery Offset(long count) => Add("offset", attribute: null, json => json.WriteNumberValue(count));

    /// <summary>Rows whose attribute equals one of the values.</summary>
    public ListQuery Equal(string attribute, params string[] values) => Add("equal", attribute, json =>
    {
        foreach (var value in values) json.WriteStringValue(value);
    });

    /// <summary>Rows whose attribute equals one of the numbers; servers refuse numbers that come as text.</summary>
    public ListQuery Equal(string attribute, params int[] values) => Add("equal", attribute, json =>
    {
        foreach (var value in values) json.WriteNumberValue(value);
    });

    /// <summary>Rows whose attribute is above the value.</summary>
    public ListQuery GreaterThan(string attribute, QueryValue value) => Add("greaterThan", attribute, value.WriteTo);

    /// <summary>Rows whose attribute is the value or above it.</summary>
    public ListQuery GreaterThanEqual(string attribute, QueryValue value) => Add("greaterThanEqual", attribute, value.WriteTo);

    /// <summary>Rows whose attribute is below the value.</summary>
    public ListQuery LessThan(string attribute, QueryValue value) => Add("lessThan", attribute, value.WriteTo);

    /// <summary>Rows whose attribute is the value or below it.</summary>
    public ListQuery LessThanEqual(string attribute, QueryValue value) => Add("lessThanEqual", attribute, value.WriteTo);

    /// <summary>Functions that have the text in their name, id or runtime. Lists of executions ignore it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has more than 256 characters, which servers refuse.</exception>
    public ListQuery Search(string text)
    {
        if (text.Length > LongestSearch) throw new ArgumentOutOfRangeException(nameof(text), text.Length, "256 characters are the most that a server takes.");

        _parameters.Add("search=" + Uri.EscapeDataString(text));
        return this;
    }

    /// <summary>Newest first; without it lists begin with the oldest.</summary>
    public ListQuery OrderByNewest() => Add("orderDesc", "$createdAt", _ => { });

    /// <summary>The page after the row with this id.</summary>
    public ListQuery CursorAfter(string id) => Add("cursorAfter", attribute: null, json => json.WriteStringValue(id));

    /// <summary>Without counting all rows. The digit, not the word: servers from 1.9.5 on ignore "false".</summary>
    public ListQuery WithoutTotal()
    {
        _parameters.Add("total=0");
        WantsTotal = false;
        return this;
    }

    /// <summary>The same query, to be added to.</summary>
    internal ListQuery Copy() => new(this);

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
