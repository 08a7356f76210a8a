namespace AppwritePS.Actions;

/// <summary>An Appwrite action, as a file says it. Nothing here was sent or resolved.</summary>
public sealed class AppwriteAction
{
    internal AppwriteAction()
    {
    }

    /// <summary>Where it begins.</summary>
    public required TextPosition Position { get; init; }

    /// <summary>Its name; null where the name is one of its errors.</summary>
    public required ActionValue<ActionName>? Name { get; init; }

    /// <summary>What its author calls it; null if it has no alias.</summary>
    public required string? Alias { get; init; }

    /// <summary>Whether it may be run: false only where <c>enabled: false</c> says so.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>Whether the actions after it are run even if it fails. Default: false.</summary>
    public required bool ContinueOnError { get; init; }

    /// <summary>The variable that takes the answer, a legal name; null if none does.</summary>
    public required ActionValue<string>? ResponseVariable { get; init; }

    /// <summary>The function's id, unchecked; null if it is not given.</summary>
    public required ActionValue<string>? FunctionId { get; init; }

    /// <summary>The body; null if it is not given.</summary>
    public required ActionValue<string>? Body { get; init; }

    /// <summary>Whether <see cref="Body"/> is JSON made from a mapping or a list.</summary>
    public required bool IsBodyConverted { get; init; }

    /// <summary>The path, unchecked; null if it is not given.</summary>
    public required ActionValue<string>? Path { get; init; }

    /// <summary>The headers in order, unchecked: names are the keys of their values. Empty if they are not given.</summary>
    public required IReadOnlyList<ActionValue<string>> Headers { get; init; }

    /// <summary>When it is to run, not rounded; a time without an offset is UTC. Null if it is not given.</summary>
    public required ActionValue<DateTimeOffset>? ScheduledAt { get; init; }

    /// <summary>What <c>function_async</c> says; null if it is not given.</summary>
    public required bool? Async { get; init; }

    /// <summary>Whether it is to run asynchronously: as said, else only with a schedule.</summary>
    public bool IsAsync => Async ?? ScheduledAt is not null;

    /// <summary>The method in upper case, one of <see cref="Methods"/>. Default: <c>GET</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The methods that there are: GET POST PUT PATCH DELETE OPTIONS HEAD.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"];

    /// <summary>Its own problems, in the order of the text; they are among those of the file too.</summary>
    public required IReadOnlyList<ActionProblem> Problems { get; init; }

    /// <summary>Whether nothing is wrong with it, as far as the file tells; true of any that is not enabled.</summary>
    public required bool IsValid { get; init; }
}
