namespace AppwritePS.Emulator;

/// <summary>The rules for an execution's headers. Breaking one is HTTP 500 (recorded: 'headers: underscore' and the lines around it).</summary>
internal static class HeaderRules
{
    private const int MostNames = 100;
    private const int MostBytes = 16_384;
    private const string Reserved = "x-appwrite-";

    /// <exception cref="ApiError">A rule is broken.</exception>
    public static IReadOnlyList<RequestHeader> Check(ParameterValue? headers)
    {
        // A string that is no JSON is dropped without a word (recorded: 'headers: not-JSON string').
        if (headers is { IsText: true })
            headers = JsonParameters.Parse(headers.Bytes.Span);
        if (headers is null || headers.Members.Count == 0)
            return [];

        var checkedHeaders = new Dictionary<string, RequestHeader>(headers.Members.Count);
        int bytes = 0;
        foreach ((string name, ParameterValue value) in headers.Members)
        {
            if (value.Kind is ParameterKind.Map or ParameterKind.List)
                throw ApiError.Unknown();
            if (!IsValidName(name))
                throw ApiError.HeadersInvalid();
            bytes += name.Length + value.Bytes.Length;
            checkedHeaders[name] = value.Kind == ParameterKind.Null
                ? new RequestHeader(name, "null", true)
                : new RequestHeader(name, value.AsText, !value.IsText);
        }
        if (checkedHeaders.Count > MostNames || bytes >= MostBytes)
            throw ApiError.HeadersInvalid();
        return [.. checkedHeaders.Values];
    }

    /// <summary>The reserved prefix is compared with regard to case (recorded: 'headers: X-Appwrite-Foo (upper)').</summary>
    private static bool IsValidName(string name) =>
        name.Length > 0
        && char.IsAsciiLetterOrDigit(name[0])
        && char.IsAsciiLetterOrDigit(name[^1])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        && !name.All(char.IsAsciiDigit)
        && !name.StartsWith(Reserved, StringComparison.Ordinal);
}
