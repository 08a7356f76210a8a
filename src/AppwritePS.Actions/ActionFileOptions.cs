namespace AppwritePS.Actions;

/// <summary>How an action file is read.</summary>
public sealed class ActionFileOptions
{
    /// <summary>How long a schedule may be over: clocks differ, and the server decides. Five minutes.</summary>
    public static readonly TimeSpan ScheduleTolerance = TimeSpan.FromMinutes(5);

    /// <summary>The time that schedules are compared with.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What the text is called in problems, such as the path of its file. Default: null, for a text without a name.</summary>
    public string? Source { get; init; }

    /// <summary>The number of the text's first line, from 1. Default: 1.</summary>
    public int FirstLine { get; init; } = 1;

    /// <summary>
    /// Whether the caller gives all actions another schedule: theirs may then be over, but still has to be a date with a
    /// time. Default: false.
    /// </summary>
    public bool ReplaceSchedule { get; init; }

    /// <summary>Whether a body that is a mapping or a list becomes JSON. Default: false, which makes it a problem.</summary>
    public bool ConvertBody { get; init; }
}
