using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace AppwritePS.Help;

/// <summary>Writes a page about a topic as the text that Get-Help shows.</summary>
internal static class AboutFile
{
    private const int Width = 80;
    private const int Indent = 4;

    /// <summary>The text. The shell takes its fifth line for the topic's synopsis.</summary>
    public static string TextOf(Section page)
    {
        var text = new StringBuilder();
        text.Append("TOPIC\n").Append(' ', Indent).Append(page.Title).Append("\n\n");
        foreach (var section in page.Sections) Write(section, text);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(Section section, StringBuilder text)
    {
        text.Append(section.Title.ToUpperInvariant()).Append('\n');
        foreach (var block in section.Blocks) Write(block, text);
        foreach (var inner in section.Sections)
        {
            text.Append("  ").Append(inner.Title).Append('\n');
            foreach (var block in inner.Blocks) Write(block, text);
        }
    }

    private static void Write(Block block, StringBuilder text)
    {
        var lines = block switch
        {
            Table table => Lines(PlainText.Rows(table)),
            ListBlock list => PlainText.Items(list).SelectMany(item => Wrapped(item, first: "- ", next: "  ")),
            CodeBlock code => PlainText.Of(code).Split('\n').Select(line => "    " + line),
            _ => Wrapped(PlainText.Of(block), "", ""),
        };
        foreach (var line in lines) text.Append(' ', Indent).Append(line).Append('\n');
        text.Append('\n');
    }

    // Two columns stand side by side; of more each stands under the first, with its header.
    private static IEnumerable<string> Lines(IReadOnlyList<string[]> rows)
    {
        if (rows[0].Length == 2)
        {
            var width = rows.Max(row => row[0].Length) + 2;
            return rows.Skip(1).SelectMany(row => Wrapped(row[1], row[0].PadRight(width), new string(' ', width)));
        }

        return rows.Skip(1).SelectMany(row => row.Skip(1)
            .SelectMany((cell, column) => Wrapped(cell, $"    {rows[0][column + 1]}: ", "      "))
            .Prepend(row[0]));
    }

    private static IEnumerable<string> Wrapped(string text, string first, string next)
    {
        var line = new StringBuilder(first);
        var begun = false;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (begun && Indent + line.Length + 1 + word.Length > Width)
            {
                yield return line.ToString();
                line.Clear().Append(next);
                begun = false;
            }

            if (begun) line.Append(' ');
            line.Append(word);
            begun = true;
        }

        yield return line.ToString();
    }
}
