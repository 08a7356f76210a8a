using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AppwritePS.Help;

/// <summary>Markdown as the plain text that a shell shows.</summary>
public static class PlainText
{
    /// <summary>A block: a paragraph on one line, a list as a line for each item, code as it is.</summary>
    public static string Of(Block block) => block switch
    {
        CodeBlock code => code.Lines.ToString(),
        LeafBlock leaf => Within(leaf.Inline!),
        ListBlock list => string.Join('\n', Items(list).Select(item => "- " + item)),
        _ => throw new FormatException($"Line {block.Line + 1}: nothing here knows how to show a {block.GetType().Name}."),
    };

    /// <summary>The items of a list, each on one line.</summary>
    public static IEnumerable<string> Items(ListBlock list) =>
        list.Cast<ListItemBlock>().Select(item => string.Join(' ', item.Select(Of)));

    /// <summary>The rows of a table, the first its header, each as its cells.</summary>
    public static IReadOnlyList<string[]> Rows(Table table) =>
        [.. table.Cast<TableRow>().Select(row => row.Cast<TableCell>().Select(cell => string.Join(' ', cell.Select(Of))).ToArray())];

    /// <summary>What stands within a line.</summary>
    public static string Of(Inline inline) => inline switch
    {
        CodeInline code => code.Content,
        LiteralInline literal => literal.Content.ToString(),
        LineBreakInline => " ",
        AutolinkInline link => link.Url,
        LinkInline link when IsElsewhere(link) => $"{Within(link)} ({link.Url})",
        ContainerInline container => Within(container),
        _ => throw new FormatException($"Line {inline.Line + 1}: nothing here knows how to show a {inline.GetType().Name}."),
    };

    private static string Within(ContainerInline inlines) => string.Concat(inlines.Select(Of));

    /// <summary>Whether a link leads out of the help.</summary>
    public static bool IsElsewhere(LinkInline link) => Uri.IsWellFormedUriString(link.Url, UriKind.Absolute);
}
