namespace AppwritePS.Help;

/// <summary>What is written about a parameter.</summary>
/// <param name="Name">Its name, without the hyphen.</param>
/// <param name="Description">What it means.</param>
/// <param name="Default">What holds when it is left out, where the cmdlet itself does not say; <c>null</c> if nothing is written.</param>
public sealed record ParameterText(string Name, IReadOnlyList<string> Description, string? Default)
{
    private const string DefaultMark = "Default: ";

    internal static ParameterText Of(Section section)
    {
        var paragraphs = section.Paragraphs;
        return new(
            section.Title.TrimStart('-'),
            [.. paragraphs.Where(text => !IsDefault(text))],
            paragraphs.SingleOrDefault(IsDefault)?[DefaultMark.Length..].TrimEnd('.'));
    }

    private static bool IsDefault(string paragraph) => paragraph.StartsWith(DefaultMark, StringComparison.Ordinal);
}
