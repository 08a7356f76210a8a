using Markdig;
using Markdig.Syntax;

namespace AppwritePS.Help;

/// <summary>A heading, what stands under it, and the headings of the next level under it.</summary>
/// <param name="Title">The heading as text.</param>
/// <param name="Blocks">What stands between it and the next heading.</param>
/// <param name="Sections">The sections in it.</param>
public sealed record Section(string Title, IReadOnlyList<Block> Blocks, IReadOnlyList<Section> Sections)
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>What stands under it, as paragraphs of plain text.</summary>
    public IReadOnlyList<string> Paragraphs => [.. Blocks.Select(PlainText.Of)];

    /// <summary>Reads a page: one heading of the first level, with all else under it.</summary>
    /// <param name="markdown">The page's text.</param>
    public static Section Read(string markdown)
    {
        var blocks = Markdown.Parse(markdown, s_pipeline).ToList();
        return blocks is [HeadingBlock { Level: 1 }, ..] && blocks.OfType<HeadingBlock>().Count(heading => heading.Level == 1) == 1
            ? Of(blocks)
            : throw new FormatException("A page begins with its title, the one heading of the first level.");
    }

    /// <summary>The section of a title; empty if there is none.</summary>
    /// <param name="title">The title.</param>
    public Section Find(string title) => Sections.FirstOrDefault(section => section.Title == title) ?? new(title, [], []);

    private static Section Of(List<Block> blocks)
    {
        var heading = (HeadingBlock)blocks[0];
        var parts = new List<List<Block>> { new() };
        foreach (var block in blocks.Skip(1))
        {
            if (block is HeadingBlock { Level: var level } && level <= heading.Level + 1) parts.Add([]);
            parts[^1].Add(block);
        }

        return new(PlainText.Of(heading), parts[0], [.. parts.Skip(1).Select(Of)]);
    }
}
