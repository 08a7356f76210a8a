using System.Globalization;

namespace AppwritePS.Emulator;

/// <summary>All queries of one list request: filters, order, cursor, offset and limit.</summary>
internal sealed class ListQuery<T>
{
    private const int DefaultLimit = 25;
    private const int MostCounted = 5000;

    private readonly QuerySchema<T> _schema;
    private readonly ServerVersion _version;
    private readonly List<Func<T, bool>> _filters = [];
    private readonly List<(Func<T, IComparable?> Read, int Sign)> _orders = [];
    private long? _limit;
    private long? _offset;
    private (string Id, bool IsAfter)? _cursor;

    private ListQuery(QuerySchema<T> schema, ServerVersion version)
    {
        _schema = schema;
        _version = version;
    }

    /// <summary>The filters as they were asked for, at the top level.</summary>
    public List<Query> Filters { get; } = [];

    /// <exception cref="ApiError">A query is wrong.</exception>
    public static ListQuery<T> Parse(ParameterValue? queries, QuerySchema<T> schema, ServerVersion version)
    {
        var list = new ListQuery<T>(schema, version);
        if (queries is null)
            return list;
        if (queries.Kind != ParameterKind.Map)
            throw ApiError.ArgumentInvalid("queries", "It must be an array of queries.");
        foreach ((_, ParameterValue query) in queries.Members)
            list.Add(Query.Parse(query));
        return list;
    }

    /// <param name="items">All there are, in the order of creation, which is the order unless another is asked for.</param>
    /// <param name="find">Finds the cursor's item, which need not fit the filters.</param>
    public ListPage<T> Page(IEnumerable<T> items, Func<string, (bool IsFound, T Item)> find)
    {
        List<T> all = [.. items.Where(item => _filters.TrueForAll(f => f(item)))];
        int total = Math.Min(all.Count, MostCounted);
        if (_orders.Count > 0)
            all = [.. all.Order(Comparer<T>.Create(Compare))];

        int limit = (int)Math.Min(_limit ?? DefaultLimit, int.MaxValue);
        IEnumerable<T> page = all;
        if (_cursor is var (id, isAfter))
        {
            (bool isFound, T cursor) = find(id);
            if (!isFound)
                throw ApiError.CursorNotFound(id, _schema.Noun);
            page = isAfter ? all.Where(item => CompareAll(item, cursor) > 0) : all.Where(item => CompareAll(item, cursor) < 0).TakeLast(limit);
        }
        return new(total, [.. page.Skip((int)Math.Min(_offset ?? 0, int.MaxValue)).Take(limit)]);
    }

    private void Add(Query query)
    {
        switch (query.Method)
        {
            // Of two limits the first counts (recorded: 'list: two limits').
            case QueryMethod.Limit:
                _limit ??= Number(query, 1);
                break;
            case QueryMethod.Offset:
                _offset ??= Number(query, 0);
                break;
            case QueryMethod.CursorAfter or QueryMethod.CursorBefore:
                _cursor ??= (CursorId(query), query.Method == QueryMethod.CursorAfter);
                break;
            case QueryMethod.OrderAsc or QueryMethod.OrderDesc:
                Func<T, IComparable?> read = (query.Attribute.Length == 0 ? _schema.Sequence : _schema.Find(query.Attribute, _version)).Read;
                _orders.Add((read, query.Method == QueryMethod.OrderAsc ? 1 : -1));
                break;
            default:
                _filters.Add(QueryFilter.Build(query, _schema, _version));
                Filters.Add(query);
                break;
        }
    }

    private int Compare(T? x, T? y)
    {
        foreach ((Func<T, IComparable?> read, int sign) in _orders)
        {
            int order = QueryFilter.Compare(read(x!), read(y!)) * sign;
            if (order != 0)
                return order;
        }
        return 0;
    }

    private int CompareAll(T x, T y)
    {
        int order = Compare(x, y);
        Func<T, IComparable?> sequence = _schema.Sequence.Read;
        return order != 0 ? order : QueryFilter.Compare(sequence(x), sequence(y));
    }

    /// <summary>A string of digits will do (recorded: 'list: limit "2"').</summary>
    private static long Number(Query query, long least)
    {
        string name = query.Method == QueryMethod.Limit ? "limit" : "offset";
        if (query.Values.Count == 0 || query.Values[0].Kind is not (ParameterKind.Number or ParameterKind.Text)
            || !double.TryParse(query.Values[0].AsText, CultureInfo.InvariantCulture, out double number))
        {
            throw Query.Invalid($"{name} takes a number");
        }
        if (number < least || number != Math.Floor(number))
            throw Query.Invalid($"{name} takes a whole number of at least {least}");
        return number < long.MaxValue ? (long)number : long.MaxValue;
    }

    private static string CursorId(Query query) =>
        query.Values.Count == 1 && query.Values[0] is { IsText: true } id && ResourceId.IsValid(id.AsText)
            ? id.AsText
            : throw Query.Invalid("a cursor is an id");
}
