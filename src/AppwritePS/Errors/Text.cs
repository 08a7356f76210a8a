using System.Globalization;

namespace AppwritePS;

/// <summary>Texts of <see cref="Messages"/>, filled in.</summary>
internal static class Text
{
    // Longer than the longest command that an error advises, which holds a path of 2048 characters.
    private const int LongestArgument = 3000;

    /// <summary>The text with this name.</summary>
    public static string Of(string name, params object?[] arguments) =>
        Format(Messages.ResourceManager.GetString(name, CultureInfo.InvariantCulture) ?? name, arguments);

    /// <summary>What a system or a server said, with a full stop, which some leave out.</summary>
    public static string Sentence(string? text)
    {
        var trimmed = (text ?? "").Trim();
        return trimmed.EndsWith(".", StringComparison.Ordinal) ? trimmed : trimmed + ".";
    }

    /// <summary>
    /// This text. What is filled in may come from a server, a file or a row: nothing of it steers a terminal, and nothing is
    /// longer than anybody reads.
    /// </summary>
    public static string Format(string text, params object?[] arguments) =>
        string.Format(Formats.Instance, text, Array.ConvertAll(arguments, static argument => argument is string words ? Shown(words) : argument));

    /// <summary>Numbers as the user writes them; dates, which are ISO 8601 here, by the calendar that it means.</summary>
    private sealed class Formats : IFormatProvider
    {
        public static Formats Instance { get; } = new();

        public object? GetFormat(Type? formatType) =>
            formatType == typeof(DateTimeFormatInfo) ? DateTimeFormatInfo.InvariantInfo : CultureInfo.CurrentCulture.GetFormat(formatType);
    }

    private static string Shown(string words) =>
        Printable.Of(words.Length <= LongestArgument ? words : words.Substring(0, LongestArgument) + "…");
}
