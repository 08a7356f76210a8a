using AppwritePS.Actions;

namespace AppwritePS;

/// <summary>A text with actions, as it came in.</summary>
/// <param name="Text">The text; of an object, its JSON.</param>
/// <param name="Source">The path of the file that it is from; <c>null</c> for one without.</param>
/// <param name="FirstLine">The number of its first line in that file.</param>
internal sealed record ActionText(string Text, string? Source = null, int FirstLine = 1)
{
    /// <summary>The object that it stands for, which has no lines and columns; <c>null</c> for a text that somebody wrote.</summary>
    public ObjectYaml? Object { get; init; }

    /// <summary>What it holds.</summary>
    public ActionFile Read(ActionFileOptions options) => ActionFile.Read(Object ?? ActionYaml.Format, Text, options);
}
