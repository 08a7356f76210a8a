namespace AppwritePS.Client;

/// <summary>The form of Appwrite's ids: 1 to 36 of letters, digits, <c>.</c>, <c>_</c>, <c>-</c>, the first a letter or digit.</summary>
internal static class ResourceId
{
    private const int MaximumLength = 36;

    public static void Check(string id, RequestRule rule)
    {
        if (!IsValid(id)) throw new InvalidRequestException(rule, id);
    }

    private static bool IsValid(string id) =>
        id.Length is > 0 and <= MaximumLength
        && IsLetterOrDigit(id[0])
        && id.All(c => IsLetterOrDigit(c) || c is '.' or '_' or '-')
        && SurvivesUri(id);

    // .NET Framework's Uri may take the dots off a segment's end, and then address something else.
    private static bool SurvivesUri(string id) =>
        id[id.Length - 1] != '.' || new Uri("http://h/" + id + "/").AbsolutePath == "/" + id + "/";

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
