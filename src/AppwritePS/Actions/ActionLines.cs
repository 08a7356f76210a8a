using System.Management.Automation;
using System.Text;
using AppwritePS.Actions;

namespace AppwritePS;

/// <summary>
/// Puts the lines that Get-Content pipes one by one together again: those of a file under its name and with their numbers,
/// all others as one text.
/// </summary>
internal sealed class ActionLines
{
    private const string ProviderMark = "::";

    private readonly StringBuilder _text = new();

    private string? _source;
    private long _firstLine;
    private long _nextLine;

    /// <summary>Takes a line.</summary>
    /// <returns>The text before it, if it begins another one; else <c>null</c>.</returns>
    public ActionText? Add(PSObject line)
    {
        var source = SourceOf(line);
        var number = line.Properties["ReadCount"]?.Value is long read && source is not null ? read : (long?)null;
        var ended = source != _source || number < _nextLine ? Take() : null;

        if (_nextLine == 0)
        {
            _source = source;
            _firstLine = _nextLine = number ?? 1;
        }

        // Lines that were filtered out on the way leave the numbers of the others as they are.
        for (; _nextLine < number && !IsTooLong; _nextLine++) _text.Append('\n');
        if (!IsTooLong) _text.Append((string)line.BaseObject).Append('\n');
        _nextLine++;
        return ended;
    }

    /// <summary>The text of the lines so far; <c>null</c> if there are none.</summary>
    public ActionText? Take()
    {
        if (_nextLine == 0) return null;

        var text = new ActionText(_text.ToString(), _source, (int)_firstLine);
        _text.Clear();
        _source = null;
        _nextLine = 0;
        return text;
    }

    /// <summary>The file that a string was read from; <c>null</c> if it says none.</summary>
    public static string? SourceOf(PSObject text) => text.Properties["PSPath"]?.Value is string path ? WithoutProvider(path) : null;

    // No text so long is looked at, and there is no end to what can be piped.
    private bool IsTooLong => _text.Length > YamlLimits.Length;

    private static string WithoutProvider(string path) =>
        path.IndexOf(ProviderMark, StringComparison.Ordinal) is >= 0 and var mark ? path.Substring(mark + ProviderMark.Length) : path;
}
