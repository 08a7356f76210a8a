namespace AppwritePS;

/// <summary>
/// An action of a file, as it would be run, with its problems. One without an <see cref="Action"/> holds the problems that
/// belong to no action.
/// </summary>
public sealed class AppwriteActionReport
{
    /// <summary>The path of the file; <c>$null</c> for what came as text or as an object.</summary>
    public string? File { get; internal set; }

    /// <summary>The line that it begins in, from 1; <c>$null</c> for what came as an object.</summary>
    public int? Line { get; internal set; }

    /// <summary>The column that it begins in, from 1; <c>$null</c> for what came as an object.</summary>
    public int? Column { get; internal set; }

    /// <summary>What its author calls it; <c>$null</c> if it has no alias.</summary>
    public string? Alias { get; internal set; }

    /// <summary>Its name as written; <c>$null</c> where that is one of its errors.</summary>
    public string? Action { get; internal set; }

    /// <summary>The name of the instance that it is run on; <c>$null</c> if none fits, or it is not enabled.</summary>
    public string? Instance { get; internal set; }

    /// <summary>The function; <c>$null</c> where only the server knows, or nobody.</summary>
    public string? FunctionId { get; internal set; }

    /// <summary>The method that the function sees.</summary>
    public string? Method { get; internal set; }

    /// <summary>The path that the function sees.</summary>
    public string? Path { get; internal set; }

    /// <summary>Whether it is queued, and its answer not waited for.</summary>
    public bool IsAsync { get; internal set; }

    /// <summary>When it is to run, in local time, in a full minute; <c>$null</c> for at once.</summary>
    public DateTime? ScheduledAt { get; internal set; }

    /// <summary>The variable that takes the execution; <c>$null</c> if none does.</summary>
    public string? ResponseVariable { get; internal set; }

    /// <summary>Whether it is run at all: false where <c>enabled: false</c> says so.</summary>
    public bool IsEnabled { get; internal set; }

    /// <summary>Whether nothing is wrong with it; warnings are not counted, nor anything in one that is not enabled.</summary>
    public bool IsValid { get; internal set; }

    /// <summary>What is wrong or odd, in the order of the text; empty when all is well.</summary>
    public AppwriteActionProblem[] Problems { get; internal set; } = [];

    /// <summary>Where it begins and what it is called, for sentences about it.</summary>
    internal string Place => Printable.Of(AppwriteActionProblem.PlaceIn(File, Line, column: null) + "'" + this + "'");

    /// <summary>Adds what only a server knew.</summary>
    internal void Add(string rule, bool isWarning, string message)
    {
        IsValid &= isWarning;
        Problems = [.. Problems, new(File, Line, Column, key: null, rule, isWarning, message)];
    }

    /// <summary>The alias, else the name.</summary>
    public override string ToString() => Alias ?? Action ?? "";
}
