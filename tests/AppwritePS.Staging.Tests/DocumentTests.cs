using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Xunit;

namespace AppwritePS.Staging.Tests;

public partial class DocumentTests
{
    public static TheoryData<string> Documents { get; } =
    [
        .. Directory.EnumerateFiles(Staged.Repository, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Staged.Repository, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Staged.Repository, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Its_links_lead_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Staged.Repository, document))!;
        foreach (var link in Links(Read(document)))
        {
            var (file, heading) = link.Split('#') switch { [var path, var anchor] => (path, anchor), [var path] => (path, ""), _ => ("", link) };
            var target = file.Length == 0 ? Path.Combine(Staged.Repository, document) : Path.GetFullPath(Path.Combine(folder, file));

            Assert.True(Path.Exists(target), $"{document}: nothing is at {link}");
            if (heading.Length > 0) Assert.Contains(heading, Anchors(File.ReadAllText(target)));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Its_PowerShell_can_be_parsed(string document)
    {
        foreach (Match block in PowerShell().Matches(Read(document)))
        {
            Parser.ParseInput(Typed(block.Groups[1].Value), out _, out var errors);
            Assert.True(errors.Length == 0, $"{document}: {string.Join<ParseError>(' ', errors)}{block.Value}");
        }
    }

    [Fact]
    public void What_is_checked_are_all_the_documents() =>
        Assert.Superset(new HashSet<string> { "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/examples/README.md" }, Documents.Select(row => row.Data).ToHashSet());

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/examples/README.md")]
    [InlineData("docs/examples/schedules.md")]
    public void The_files_that_it_names_are_there(string document)
    {
        foreach (Match name in NamedFile().Matches(Read(document)))
            Assert.True(Path.Exists(Path.Combine(Staged.Repository, name.Groups[1].Value)), $"{document}: there is no {name.Groups[1].Value}");
    }

    [Fact]
    public void Every_project_has_its_place_in_the_house()
    {
        var house = Read("CONTRIBUTING.md");

        foreach (var project in Directory.EnumerateDirectories(Path.Combine(Staged.Repository, "src")))
            Assert.Contains($"| `src/{Path.GetFileName(project)}` |", house, StringComparison.Ordinal);
    }

    private static string Read(string document) => File.ReadAllText(Path.Combine(Staged.Repository, document));

    // Where there are prompts, what has none is printed.
    private static string Typed(string code) =>
        Prompted().Matches(code) is { Count: > 0 } lines ? string.Join('\n', lines.Select(line => line.Groups[1].Value)) : code;

    private static IEnumerable<string> Links(string markdown) =>
        Link().Matches(Fence().Replace(markdown, "")).Concat(Source().Matches(markdown)).Select(match => match.Groups[1].Value)
            .Where(link => !link.StartsWith("https://", StringComparison.Ordinal));

    // As GitHub makes them.
    private static IEnumerable<string> Anchors(string markdown) =>
        Heading().Matches(Fence().Replace(markdown, "")).Select(match => NotOfAnchor().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("(?:src|srcset)=\"([^\"]+)\"")]
    private static partial Regex Source();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^```powershell\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex PowerShell();

    [GeneratedRegex("^(?:PS>|>>) (.*)$", RegexOptions.Multiline)]
    private static partial Regex Prompted();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9 _-]")]
    private static partial Regex NotOfAnchor();

    [GeneratedRegex(@"`((?:src|tests|docs|module)/[^`\s]*)`")]
    private static partial Regex NamedFile();
}
