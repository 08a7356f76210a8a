using System.Collections.ObjectModel;
using System.Text;

namespace AppwritePS.Staging.Tests.Samples;

/// <summary>Calls whose references the checker is tried on: this very assembly is its sample.</summary>
internal static class Newer
{
    public static bool NotInNetFramework(string text, Dictionary<string, int> counts) =>
        text.Contains('a', StringComparison.Ordinal) || text.Contains('a') || counts.TryAdd(text, 1) || new Rune('a').IsAscii;

    public static bool InNetFramework(string text, Dictionary<string, int> counts, Collection<string> names)
    {
        names.Add(text);
        using var stream = new MemoryStream();
        return text.Contains("aa") && counts.ContainsKey(text) && stream.CopyToAsync(Stream.Null, 1, CancellationToken.None).IsCompleted;
    }
}
