using System.Buffers;

namespace AppwritePS.Emulator;

/// <summary>The rule for ids in a path. They are taken as they stand: a percent sign is a wrong character (recorded: 'function id percent-encoded').</summary>
internal static class ResourceId
{
    private const int Longest = 36;

    private static readonly SearchValues<char> s_allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    public static void Check(string parameter, string id)
    {
        if (!IsValid(id))
            throw ApiError.ArgumentInvalid(parameter, $"An id has at most {Longest} characters of a-z, A-Z, 0-9, period, hyphen and underscore, and begins with a letter or digit.");
    }

    public static bool IsValid(string id) =>
        id.Length is > 0 and <= Longest && !id.AsSpan().ContainsAnyExcept(s_allowed) && char.IsAsciiLetterOrDigit(id[0]);
}
