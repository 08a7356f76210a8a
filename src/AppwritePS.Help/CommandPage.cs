using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AppwritePS.Help;

/// <summary>The page of a command.</summary>
/// <param name="page">The page, as read.</param>
public sealed class CommandPage(Section page)
{
    private static readonly string[] s_sections = ["Description", "Parameters", "Inputs", "Outputs", "Notes", "Examples", "Related links"];

    /// <summary>The command.</summary>
    public string Name { get; } = page.Title;

    /// <summary>What it does, in a sentence.</summary>
    public string Synopsis { get; } = page.Paragraphs.Single();

    /// <summary>What it does, in full.</summary>
    public IReadOnlyList<string> Description { get; } = page.Find(s_sections[0]).Paragraphs;

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<ParameterText> Parameters { get; } = [.. page.Find(s_sections[1]).Sections.Select(ParameterText.Of)];

    /// <summary>What can be piped to it, by type.</summary>
    public IReadOnlyList<Section> Inputs { get; } = page.Find(s_sections[2]).Sections;

    /// <summary>What it returns, by type.</summary>
    public IReadOnlyList<Section> Outputs { get; } = page.Find(s_sections[3]).Sections;

    /// <summary>What else there is to know.</summary>
    public IReadOnlyList<string> Notes { get; } = page.Find(s_sections[4]).Paragraphs;

    /// <summary>Its examples.</summary>
    public IReadOnlyList<ExampleText> Examples { get; } = [.. page.Find(s_sections[5]).Sections.Select(ExampleText.Of)];

    /// <summary>Where to read on: texts, with addresses where they lead out of the help.</summary>
    public IReadOnlyList<(string Text, string Address)> Links { get; } = [.. page.Find(s_sections[6]).Blocks.OfType<ListBlock>().SelectMany(LinksIn)];

    /// <summary>Reads a page.</summary>
    /// <param name="markdown">The page's text.</param>
    /// <exception cref="FormatException">It has a section that no such page has, or they are not in their order.</exception>
    public static CommandPage Read(string markdown)
    {
        var page = Section.Read(markdown);
        var titles = page.Sections.Select(section => section.Title).ToList();
        return titles.SequenceEqual(s_sections.Intersect(titles))
            ? new(page)
            : throw new FormatException($"{page.Title} has sections other than, or in another order than: {string.Join(", ", s_sections)}.");
    }

    private static IEnumerable<(string Text, string Address)> LinksIn(ListBlock list) => list.Descendants<LinkInline>().Select(link =>
        PlainText.IsElsewhere(link) ? (string.Concat(link.Select(PlainText.Of)), link.Url!) : (PlainText.Of(link), ""));
}
