using System.Globalization;

namespace AppwritePS;

/// <summary>Something wrong, or odd, with an action.</summary>
public sealed class AppwriteActionProblem
{
    internal AppwriteActionProblem(string? file, int? line, int? column, string? key, string rule, bool isWarning, string message)
    {
        File = file;
        Line = line;
        Column = column;
        Key = key;
        Rule = rule;
        IsWarning = isWarning;
        Message = message;
    }

    /// <summary>The path of the file; <c>$null</c> for what came as text or as an object.</summary>
    public string? File { get; }

    /// <summary>The line, from 1; <c>$null</c> for what came as an object.</summary>
    public int? Line { get; }

    /// <summary>The column, from 1; <c>$null</c> for what came as an object.</summary>
    public int? Column { get; }

    /// <summary>The key that it is about, such as <c>function_async</c>; <c>$null</c> if none is.</summary>
    public string? Key { get; }

    /// <summary>The rule that is broken, by its name, such as <c>DuplicateKey</c> or <c>SchedulePast</c>.</summary>
    public string Rule { get; }

    /// <summary>Whether the action is run all the same.</summary>
    public bool IsWarning { get; }

    /// <summary>What is wrong, and what to do about it.</summary>
    public string Message { get; }

    /// <summary>Place, message and rule, on one line; of the file its name alone.</summary>
    public override string ToString() => Printable.Of(PlaceIn(File, Line, Column)) + Message + " (" + Rule + ")";

    /// <summary>A place as compilers write it, with what parts it from the text after it; empty for none.</summary>
    internal static string PlaceIn(string? file, int? line, int? column) =>
        string.Concat(new[] { Path.GetFileName(file), line?.ToString(CultureInfo.InvariantCulture), column?.ToString(CultureInfo.InvariantCulture) }
            .Where(static part => part is not null)
            .Select(static part => part + ":")) is { Length: > 0 } place ? place + " " : "";
}
