using Markdig.Syntax;

namespace AppwritePS.Help;

/// <summary>An example: what is typed after each prompt, and what is printed.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Code">The first block of code, with its prompts.</param>
/// <param name="Remarks">What is said about it, before and after the code.</param>
public sealed record ExampleText(string Title, string Code, IReadOnlyList<string> Remarks)
{
    internal static ExampleText Of(Section section) => new(
        section.Title,
        PlainText.Of(section.Blocks.OfType<FencedCodeBlock>().Single()),
        [.. section.Blocks.Where(block => block is not FencedCodeBlock).Select(PlainText.Of)]);
}
