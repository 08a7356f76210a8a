using System.Globalization;

namespace AppwritePS;

/// <summary>Texts of <see cref="Messages"/>, filled in.</summary>
internal static class Text
{
    /// <summary>The text with this name.</summary>
    public static string Of(string name, params object?[] arguments) =>
        Format(Messages.ResourceManager.GetString(name, CultureInfo.InvariantCulture) ?? name, arguments);

    /// <summary>What a system or a server said, with a full stop, which some leave out.</summary>
    public static string Sentence(string? text)
    {
        var trimmed = (text ?? "").Trim();
        return trimmed.EndsWith(".", StringComparison.Ordinal) ? trimmed : trimmed + ".";
    }

    /// <summary>This text.</summary>
    public static string Format(string text, params object?[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
