namespace AppwritePS.Actions.Tests;

/// <summary>How long the lines of a text are, without a byte order mark in front.</summary>
internal sealed class TextLengths
{
    private static readonly string[] s_ends = ["\r\n", "\n", "\r"];

    private readonly string[] _lines;

    public TextLengths(string text) =>
        _lines = (text is ['\uFEFF', ..] ? text.Substring(1) : text).Split(s_ends, StringSplitOptions.None);

    /// <summary>Whether a place is that of a character, or the end of a line.</summary>
    public bool Has(TextPosition position) =>
        position is { Line: >= 1, Column: >= 1 } && position.Line <= _lines.Length && position.Column <= _lines[position.Line - 1].Length + 1;
}
