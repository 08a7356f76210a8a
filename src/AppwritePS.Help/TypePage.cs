using Markdig.Syntax;

namespace AppwritePS.Help;

/// <summary>The page of a type that commands return.</summary>
/// <param name="page">The page, as read.</param>
public sealed class TypePage(Section page)
{
    /// <summary>The type's full name.</summary>
    public string Name { get; } = page.Title;

    /// <summary>Its properties, each with what it holds.</summary>
    public IReadOnlyList<(string Name, string Text)> Properties { get; } = Members(page.Find("Properties"));

    /// <summary>Its methods, each with what it does.</summary>
    public IReadOnlyList<(string Name, string Text)> Methods { get; } = Members(page.Find("Methods"));

    /// <summary>Reads a page.</summary>
    /// <param name="markdown">The page's text.</param>
    public static TypePage Read(string markdown) => new(Section.Read(markdown));

    private static (string, string)[] Members(Section section) =>
        [.. section.Blocks.OfType<ListBlock>().SelectMany(PlainText.Items).Select(item => item.Split(": ", 2) is [var name, var text]
            ? (name, text)
            : throw new FormatException($"'{item}' is no member with its text after a colon."))];
}
