namespace AppwritePS.Emulator;

/// <summary>One query, read but not yet checked against what it queries.</summary>
internal sealed record Query(QueryMethod Method, string Attribute, IReadOnlyList<ParameterValue> Values)
{
    /// <summary>The words are the enum's names, with a small first letter.</summary>
    private static readonly Dictionary<string, QueryMethod> s_words = Enum.GetValues<QueryMethod>()
        .ToDictionary(m => char.ToLowerInvariant(m.ToString()[0]) + m.ToString()[1..], StringComparer.Ordinal);

    /// <exception cref="ApiError">It is no query.</exception>
    public static Query Parse(ParameterValue parameter)
    {
        ParameterValue query = parameter.IsText && JsonParameters.Parse(parameter.Bytes.Span) is { } json
            ? json
            : throw Invalid("it is no JSON");
        return FromJson(query);
    }

    public static Query FromJson(ParameterValue query)
    {
        string method = query.Find("method") is { IsText: true } word ? word.AsText : "";
        if (!s_words.TryGetValue(method, out QueryMethod known))
            throw Invalid($"there is no method '{method}'");
        string attribute = query.Find("attribute") is { IsText: true } name ? name.AsText : "";
        IReadOnlyList<ParameterValue> values = query.Find("values") switch
        {
            null => [],
            { Kind: ParameterKind.List } list => [.. list.Members.Select(m => m.Value)],
            _ => throw Invalid("its values must be an array"),
        };
        return new Query(known, attribute, values);
    }

    public static ApiError Invalid(string rule) => ApiError.ArgumentInvalid("queries", $"A query is wrong: {rule}.");
}
