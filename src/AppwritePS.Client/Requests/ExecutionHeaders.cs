using System.Text;

namespace AppwritePS.Client;

/// <summary>
/// The headers that a function receives, held against the server's rules: a broken one is answered with a bare 500.
/// </summary>
internal static class ExecutionHeaders
{
    private const int MaximumCount = 100;
    private const int SizeLimit = 16384;

    // The runtime computes these two itself; a user's value breaks the request to it.
    private static readonly string[] s_setByRuntime = ["content-length", "transfer-encoding"];

    /// <summary>The headers as sent: with the content type that belongs to the body, and without one where there is no body.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(ExecutionRequest request)
    {
        var headers = request.Headers.Where(header => !IsContentType(header.Key)).ToList();
        var contentType = ContentTypeOf(request);

        // A function that is told "application/json" and gets nothing fails while parsing, without a log.
        if (contentType is not null && !request.Body.IsEmpty) headers.Add(new("content-type", contentType));

        Check(headers);
        return headers;
    }

    private static string? ContentTypeOf(ExecutionRequest request)
    {
        var amongHeaders = request.Headers.Where(header => IsContentType(header.Key)).Select(header => header.Value).ToList();
        if (amongHeaders.Count > 1) throw new InvalidRequestException(RequestRule.HeaderTwice, "content-type");

        var fromHeaders = amongHeaders.FirstOrDefault();
        if (request.ContentType is not null && fromHeaders is not null && request.ContentType != fromHeaders)
            throw new InvalidRequestException(RequestRule.ContentTypeTwice, request.ContentType, fromHeaders);

        return request.ContentType ?? fromHeaders ?? request.Body.ImpliedContentType;
    }

    private static void Check(List<KeyValuePair<string, string>> headers)
    {
        if (headers.Count > MaximumCount) throw new InvalidRequestException(RequestRule.HeaderCount, headers.Count);

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in headers)
        {
            CheckName(header.Key);
            if (!IsValue(header.Value)) throw new InvalidRequestException(RequestRule.HeaderValue, header.Key);
            if (!names.Add(header.Key)) throw new InvalidRequestException(RequestRule.HeaderTwice, header.Key);
        }

        var size = headers.Sum(header => header.Key.Length + Encoding.UTF8.GetByteCount(header.Value));
        if (size >= SizeLimit) throw new InvalidRequestException(RequestRule.HeaderSize, size);
    }

    private static void CheckName(string name)
    {
        if (name.Length == 0 || name[0] == '-' || name[name.Length - 1] == '-' || !name.All(IsNameCharacter) || name.All(char.IsDigit))
            throw new InvalidRequestException(RequestRule.HeaderName, name);

        // In lower case the server refuses the prefix; in upper case the header reaches the function beside the server's own.
        if (name.StartsWith("x-appwrite-", StringComparison.OrdinalIgnoreCase)
            || s_setByRuntime.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidRequestException(RequestRule.HeaderReserved, name);
        }
    }

    // Half a surrogate pair would arrive as another character.
    private static bool IsValue(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsControl(value[i])) return false;
            if (i + 1 < value.Length && char.IsSurrogatePair(value[i], value[i + 1])) i++;
            else if (char.IsSurrogate(value[i])) return false;
        }

        return true;
    }

    private static bool IsNameCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-';

    private static bool IsContentType(string name) => name.Equals("content-type", StringComparison.OrdinalIgnoreCase);
}
