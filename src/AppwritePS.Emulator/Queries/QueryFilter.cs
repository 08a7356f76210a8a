using System.Globalization;

namespace AppwritePS.Emulator;

/// <summary>Makes a predicate of a query. Text is compared ignoring case, as MariaDB does.</summary>
internal static class QueryFilter
{
    /// <summary>500 values pass; 501 break the server (seen on 1.8.1 and 1.9.x) or are refused (seen on 1.7.4 and 1.6.2).</summary>
    private const int MostValues = 500;

    private static readonly IComparer<IComparable> s_order = Comparer<IComparable>.Create(Compare);

    /// <exception cref="ApiError">The attribute or a value does not fit.</exception>
    public static Func<T, bool> Build<T>(Query query, QuerySchema<T> schema, ServerVersion version)
    {
        if (query.Method is QueryMethod.Or or QueryMethod.And)
            return Combine(query, schema, version);

        QueryAttribute<T> attribute = schema.Find(query.Attribute, version);
        IComparable[] values = [.. query.Values.Select(v => Convert(v, attribute.Kind, query.Attribute))];
        CheckCount(query.Method, values.Length, version);
        Func<T, IComparable?> read = attribute.Read;
        return query.Method switch
        {
            QueryMethod.Equal => EqualToAny(attribute, values),
            QueryMethod.NotEqual => item => read(item) is not IComparable v || Compare(v, values[0]) != 0,
            QueryMethod.LessThan => item => read(item) is IComparable v && Compare(v, values[0]) < 0,
            QueryMethod.LessThanEqual => item => read(item) is IComparable v && Compare(v, values[0]) <= 0,
            QueryMethod.GreaterThan => item => read(item) is IComparable v && Compare(v, values[0]) > 0,
            QueryMethod.GreaterThanEqual => item => read(item) is IComparable v && Compare(v, values[0]) >= 0,
            QueryMethod.Between => item => IsBetween(read(item), values),
            QueryMethod.NotBetween => item => !IsBetween(read(item), values),
            QueryMethod.Contains => item => Text(read(item)) is string s && values.Any(v => s.Contains((string)v, StringComparison.OrdinalIgnoreCase)),
            QueryMethod.NotContains => item => Text(read(item)) is not string s || !values.Any(v => s.Contains((string)v, StringComparison.OrdinalIgnoreCase)),
            QueryMethod.StartsWith => item => Text(read(item)) is string s && s.StartsWith((string)values[0], StringComparison.OrdinalIgnoreCase),
            QueryMethod.NotStartsWith => item => Text(read(item)) is not string s || !s.StartsWith((string)values[0], StringComparison.OrdinalIgnoreCase),
            QueryMethod.EndsWith => item => Text(read(item)) is string s && s.EndsWith((string)values[0], StringComparison.OrdinalIgnoreCase),
            QueryMethod.NotEndsWith => item => Text(read(item)) is not string s || !s.EndsWith((string)values[0], StringComparison.OrdinalIgnoreCase),
            QueryMethod.IsNull => item => read(item) is null,
            _ => item => read(item) is not null,
        };
    }

    public static int Compare(IComparable? x, IComparable? y) =>
        x is string a && y is string b ? StringComparer.OrdinalIgnoreCase.Compare(a, b)
        : x is null ? (y is null ? 0 : -1)
        : y is null ? 1 : x.CompareTo(y);

    private static Func<T, bool> Combine<T>(Query query, QuerySchema<T> schema, ServerVersion version)
    {
        Func<T, bool>[] parts = [.. query.Values.Select(v => Build(Query.FromJson(v), schema, version))];
        if (parts.Length < 2)
            throw Query.Invalid($"{query.Method} takes at least two queries");
        return query.Method == QueryMethod.Or ? item => parts.Any(p => p(item)) : item => parts.All(p => p(item));
    }

    private static Func<T, bool> EqualToAny<T>(QueryAttribute<T> attribute, IComparable[] values)
    {
        var wanted = new SortedSet<IComparable>(values, s_order);
        Func<T, IComparable?> read = attribute.Read;
        if (attribute.AlsoEquals is not { } also)
            return item => read(item) is IComparable v && wanted.Contains(v);
        return item => (read(item) is IComparable v && wanted.Contains(v)) || (also(item) is IComparable second && wanted.Contains(second));
    }

    private static bool IsBetween(IComparable? value, IComparable[] bounds) =>
        value is not null && Compare(value, bounds[0]) >= 0 && Compare(value, bounds[1]) <= 0;

    private static string? Text(IComparable? value) => value as string;

    private static void CheckCount(QueryMethod method, int count, ServerVersion version)
    {
        bool fits = method switch
        {
            QueryMethod.Equal or QueryMethod.Contains or QueryMethod.NotContains => count > 0,
            QueryMethod.Between or QueryMethod.NotBetween => count == 2,
            QueryMethod.IsNull or QueryMethod.IsNotNull => true,
            _ => count == 1,
        };
        if (!fits)
            throw Query.Invalid($"{method} does not take {count} values");
        if (count > MostValues)
            throw version.BreaksAtTooManyValues ? ApiError.Unknown() : Query.Invalid($"{method} takes at most {MostValues} values");
    }

    /// <summary>A value of another kind is refused (recorded: 'list: equal status value not string').</summary>
    private static IComparable Convert(ParameterValue value, AttributeKind kind, string attribute)
    {
        switch (kind)
        {
            case AttributeKind.Text when value.IsText:
                return value.AsText;
            case AttributeKind.Number when value.Kind == ParameterKind.Number:
                return double.Parse(value.AsText, CultureInfo.InvariantCulture);
            case AttributeKind.Boolean when value.Kind == ParameterKind.Boolean:
                return value.AsText == "true";
            case AttributeKind.Date when value.IsText && DateTimeOffset.TryParse(value.AsText, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date):
                return date;
            default:
                throw Query.Invalid($"a value does not fit the attribute '{attribute}'");
        }
    }
}
