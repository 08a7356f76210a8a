using System.Globalization;
using AppwritePS.Actions;

namespace AppwritePS.Yaml;

/// <summary>A text before it is YAML: its length, its characters, its lines.</summary>
internal sealed class TextLines(string text, int firstLine)
{
    private const char ByteOrderMark = '\uFEFF';

    private (int Line, int Column)? _end;

    /// <summary>The text, without a byte order mark in front.</summary>
    public string Text { get; } = text.Length > 0 && text[0] == ByteOrderMark ? text.Substring(1) : text;

    /// <summary>Why the text cannot be YAML; null if it may be.</summary>
    public YamlProblem? Problem()
    {
        if (Text.Length > YamlLimits.Length) return new(ActionRule.TooLong, new(firstLine, 1), Text.Length, YamlLimits.Length);

        var (line, lineStart) = (firstLine, 0);
        for (var i = 0; i < Text.Length; i++)
        {
            if (IsBreak(i)) (line, lineStart) = (line + 1, i + 1);
            else if (!IsAllowed(i))
            {
                return new(ActionRule.Character, new(line, i - lineStart + 1), "U+" + ((int)Text[i]).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return null;
    }

    // Just after the last character, both counted from 1.
    private (int Line, int Column) End => _end ??= FindEnd();

    /// <summary>The place of what is on a line of the text, both counted from 1. What is beyond the end is at the end.</summary>
    public TextPosition Position(long line, long column)
    {
        var (lastLine, lastColumn) = End;
        return line > lastLine ? new(lastLine + firstLine - 1, lastColumn) : new((int)line + firstLine - 1, (int)column);
    }

    /// <summary>The first tab before anything else on a line, of the lines from one to another, counted from 1; null if there is none.</summary>
    public YamlProblem? IndentingTab(long from, long to)
    {
        var (line, lineStart, isIndentation) = (1L, 0, true);
        for (var i = 0; i < Text.Length && line <= to; i++)
        {
            if (Text[i] == '\t' && isIndentation && line >= from) return new(ActionRule.Tab, Position(line, i - lineStart + 1));

            if (IsBreak(i)) (line, lineStart, isIndentation) = (line + 1, i + 1, true);
            else isIndentation &= Text[i] is ' ' or '\t';
        }

        return null;
    }

    private (int Line, int Column) FindEnd()
    {
        var (line, lineStart) = (1, 0);
        for (var i = 0; i < Text.Length; i++)
        {
            if (IsBreak(i)) (line, lineStart) = (line + 1, i + 1);
        }

        return (line, Text.Length - lineStart + 1);
    }

    // What YAML 1.1 takes for line breaks (U+0085, U+2028, U+2029) is text to 1.2: only an escape means one thing.
    private bool IsAllowed(int i) => Text[i] switch
    {
        '\t' or '\r' or '\n' => true,
        < ' ' => false,
        <= '~' => true,
        < '\u00A0' or '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' => false,
        var c when char.IsHighSurrogate(c) => i + 1 < Text.Length && char.IsLowSurrogate(Text[i + 1]),
        var c when char.IsLowSurrogate(c) => i > 0 && char.IsHighSurrogate(Text[i - 1]),
        _ => true,
    };

    // Of CR and LF together the second.
    private bool IsBreak(int i) => Text[i] == '\n' || (Text[i] == '\r' && (i + 1 == Text.Length || Text[i + 1] != '\n'));
}
