using System.Globalization;
using System.Xml.Linq;

namespace AppwritePS.Quickstart;

/// <summary>A picture of what a tour printed: SVG, whose text is text.</summary>
internal static class TerminalPicture
{
    private const double FontSize = 14;
    private const double CharacterWidth = FontSize * 0.6;
    private const double LineHeight = 19;
    private const double Margin = 20;

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    /// <summary>Leaves <c>tour-light.svg</c> and <c>tour-dark.svg</c> in a folder.</summary>
    /// <param name="printed">What <see cref="Tour"/> wrote.</param>
    /// <param name="folder">The folder; it is made where it is missing.</param>
    public static void Save(string printed, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var theme in new[] { Theme.Light, Theme.Dark })
            File.WriteAllText(Path.Combine(folder, $"tour-{theme.Name}.svg"), Draw(printed, theme).ToString() + "\n");
    }

    private static XElement Draw(string printed, Theme theme)
    {
        var lines = TerminalText.Lines(printed).ToList();
        var width = Number((lines.Max(line => line.Text.Length) * CharacterWidth) + (2 * Margin));
        var height = Number((lines.Count * LineHeight) + (2 * Margin));

        return new(
            s_svg + "svg",
            new XAttribute("viewBox", $"0 0 {width} {height}"),
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("role", "img"),
            new XElement(s_svg + "title", "AppwritePS in a terminal"),
            new XElement(
                s_svg + "rect",
                new XAttribute("width", width),
                new XAttribute("height", height),
                new XAttribute("rx", 8),
                new XAttribute("fill", theme.Background),
                new XAttribute("stroke", theme.Frame)),
            new XElement(
                s_svg + "g",
                new XAttribute("font-family", "ui-monospace, 'Cascadia Mono', Consolas, Menlo, 'DejaVu Sans Mono', monospace"),
                new XAttribute("font-size", FontSize),
                lines.Select((line, row) => (line, row)).Where(drawn => drawn.line.Text.Length > 0).Select(drawn => Line(drawn.line.Text, theme.ColorOf(drawn.line.Kind), drawn.row))));
    }

    // The length holds the columns of a table together, whatever font is there.
    private static XElement Line(string text, string color, int row) => new(
        s_svg + "text",
        new XAttribute("x", Margin),
        new XAttribute("y", Number(Margin + (LineHeight * (row + 0.75)))),
        new XAttribute("textLength", Number(text.Length * CharacterWidth)),
        new XAttribute("fill", color),
        new XAttribute(XNamespace.Xml + "space", "preserve"),
        text);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
