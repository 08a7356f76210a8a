using System.Text.RegularExpressions;

namespace AppwritePS.Quickstart;

/// <summary>What a tour printed, line by line, each with its kind.</summary>
internal static partial class TerminalText
{
    public static IEnumerable<(string Text, LineKind Kind)> Lines(string printed)
    {
        string[] lines = [.. printed.TrimEnd().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())];
        var previous = LineKind.Output;
        for (var i = 0; i < lines.Length; i++)
        {
            var kind = KindOf(lines[i], i + 1 < lines.Length ? lines[i + 1] : "", previous);
            yield return (lines[i], kind);
            previous = kind;
        }
    }

    private static LineKind KindOf(string line, string next, LineKind previous) => line switch
    {
        "" => LineKind.Output,
        _ when line.StartsWith("# ", StringComparison.Ordinal) => LineKind.Comment,
        _ when line.StartsWith("PS> ", StringComparison.Ordinal) => LineKind.Command,
        _ when Error().IsMatch(line) || previous == LineKind.Error => LineKind.Error,
        _ when Underline().IsMatch(line) || Underline().IsMatch(next) => LineKind.Header,
        _ => LineKind.Output,
    };

    [GeneratedRegex(@"^[A-Z]\w+-Appwrite\w+: ")]
    private static partial Regex Error();

    [GeneratedRegex("^[- ]*--[- ]*$")]
    private static partial Regex Underline();
}
