namespace AppwritePS.Actions;

/// <summary>The known name that a misspelt one probably means.</summary>
internal static class Nearest
{
    private const int LongestLookedAt = 64;

    /// <summary>The nearest of the known names; empty text if none is near.</summary>
    public static string To(string name, IEnumerable<string> known)
    {
        var plain = Plain(name);
        if (plain.Length is 0 or > LongestLookedAt) return "";

        var (nearest, distance) = known
            .Select(candidate => (candidate, Distance: DistanceTo(plain, candidate)))
            .OrderBy(static pair => pair.Distance)
            .FirstOrDefault();
        return nearest is not null && distance <= Math.Max(1, Math.Min(plain.Length, Plain(nearest).Length) / 3) ? nearest : "";
    }

    // "Headers", "functionHeaders" and "function-header" all mean function_headers.
    private static int DistanceTo(string plain, string candidate)
    {
        var whole = Plain(candidate);
        var full = Edits(plain, whole);
        return whole.StartsWith("function", StringComparison.Ordinal) ? Math.Min(full, Edits(plain, whole.Substring("function".Length))) : full;
    }

    private static string Plain(string name) =>
        new([.. name.Where(static c => c is not ('_' or '-' or ' ')).Select(char.ToLowerInvariant)]);

    // Optimal string alignment: two letters in the wrong order are one edit.
    private static int Edits(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++) rows[0, j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }
}
