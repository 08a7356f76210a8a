using System.Text.RegularExpressions;

namespace AppwritePS.Package;

/// <summary>What a changelog says of its newest version.</summary>
public static partial class ReleaseNotes
{
    /// <summary>The text below the first heading of a version, up to the next.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static string Newest(string changelog)
    {
        var sections = Heading().Split(changelog.ReplaceLineEndings("\n"));
        return sections.Length > 1 && sections[1].Trim() is { Length: > 0 } notes
            ? notes
            : throw new FormatException("The changelog says nothing below its first '## ' heading.");
    }

    [GeneratedRegex("^## .*$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
