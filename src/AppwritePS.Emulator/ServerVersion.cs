namespace AppwritePS.Emulator;

/// <summary>The ways in which server versions differ, each derived from the version number in this one place.</summary>
internal sealed class ServerVersion
{
    private static readonly Version s_oldest = new(1, 6);

    /// <summary>A line of versions stands for the last of it.</summary>
    private static readonly Dictionary<string, string> s_lastOfLine = new(StringComparer.Ordinal)
    {
        ["1.6"] = "1.6.2",
        ["1.7"] = "1.7.4",
        ["1.8"] = "1.8.1",
        ["1.9"] = "1.9.6",
        ["2.x"] = "2.4.0",
    };

    private readonly Version _number;

    private ServerVersion(string text, Version number)
    {
        Text = text;
        _number = number;
    }

    public string Text { get; }

    /// <summary>1.8 brought the method HEAD.</summary>
    public bool HasMethodHead => _number >= new Version(1, 8);

    /// <summary>From 1.8.0 an execution names its deployment.</summary>
    public bool HasDeploymentIds => _number >= new Version(1, 8);

    /// <summary>From 1.8.0 the function is told the execution's id and the client's address, and the answer repeats the former.</summary>
    public bool TellsExecutionIdAndClientIp => _number >= new Version(1, 8);

    /// <summary>From 1.9.5 a function's object has the branches and paths of its repository.</summary>
    public bool HasProviderPaths => _number >= new Version(1, 9, 5);

    /// <summary>1.8.1 and older show a running execution as `processing`; 1.9.x leaves `waiting` or `scheduled` until the end.</summary>
    public bool ShowsProcessing => _number < new Version(1, 9);

    /// <summary>From 1.9.0 an unfinished execution older than its function's time-out is shown as `failed`, with code 0.</summary>
    public bool PresumesLost => _number >= new Version(1, 9);

    /// <summary>1.9.5 brought `executions.read` and `executions.write` beside the singular names.</summary>
    public bool HasPluralScopes => _number >= new Version(1, 9, 5);

    /// <summary>Up to 1.7 a missing scope was named without quotes and brackets.</summary>
    public bool ListsMissingScopes => _number >= new Version(1, 8);

    /// <summary>From 1.9.0 a key goes with the header of its project, which is not the case of a query or of other letters.</summary>
    public bool WantsProjectHeaderWithKey => _number >= new Version(1, 9);

    /// <summary>1.9.0 always served its own names only; those before and after can be told to serve any (recorded: 'other host header').</summary>
    public bool ServesOwnNamesOnly => _number >= new Version(1, 9) && _number < new Version(1, 9, 5);

    /// <summary>Up to 1.9.0 an unknown route under /v1 was answered in JSON.</summary>
    public bool AnswersUnknownRoutesInHtml => _number >= new Version(1, 9, 5);

    /// <summary>Up to 1.6 one outside of /v1 was too.</summary>
    public bool AnswersForeignRoutesInHtml => _number >= new Version(1, 7);

    /// <summary>Up to 1.9.0 a request that is too long is answered with 413 and nothing else; later the connection is reset.</summary>
    public bool AnswersTooLongRequests => _number <= new Version(1, 9, 0);

    /// <summary>Lists can go without their total from 1.8.1.</summary>
    public bool KnowsTotal => _number >= new Version(1, 8, 1);

    /// <summary>The word `false` turned the total off in 1.9.0 only; `0` does in all that know it.</summary>
    public bool TakesTheWordFalse => _number == new Version(1, 9, 0);

    /// <summary>From 1.8 lists know `$sequence`.</summary>
    public bool KnowsSequence => _number >= new Version(1, 8);

    /// <summary>More values than a query may have broke the server from 1.8 on, and were refused before.</summary>
    public bool BreaksAtTooManyValues => _number >= new Version(1, 8);

    /// <summary>null for a text is refused by 1.7 and 1.8; those before and after let it pass and break.</summary>
    public bool RefusesNullTexts => _number >= new Version(1, 7) && _number < new Version(1, 9);

    /// <summary>Up to 1.8.0 a schedule was checked with the parameters, so before anything else, and is told so.</summary>
    public bool ChecksScheduleAsParameter => _number < new Version(1, 8, 1);

    /// <summary>The first part of the keys that functions are given.</summary>
    public string FunctionKeyPrefix => _number >= new Version(1, 9, 5) ? "ephemeral_" : "dynamic_";

    /// <summary>How long such a key outlives its function's time-out.</summary>
    public TimeSpan FunctionKeyGrace => _number >= new Version(1, 8) ? TimeSpan.FromMinutes(1) : TimeSpan.Zero;

    /// <summary>1.7 to 1.9.6 delete an execution under another function's id too.</summary>
    public bool DeletesUnderOtherFunctions => _number >= new Version(1, 7) && _number < new Version(2, 0);

    /// <summary>From 2.0 a schedule that has fired cannot be cancelled any more.</summary>
    public bool KeepsFiredSchedules => _number >= new Version(2, 0);

    /// <summary>From 2.0 an execution is answered first, with its dates unformatted, and written a moment later.</summary>
    public bool AnswersBeforeWriting => _number >= new Version(2, 0);

    /// <summary>From 2.0 an execution is one of a function or of a site.</summary>
    public bool HasSites => _number >= new Version(2, 0);

    /// <summary>The lengths of queues have left the health API after 1.9.6.</summary>
    public bool HasQueueHealth => _number < new Version(2, 0);

    /// <summary>Reads a number such as `1.9.0`, or a line such as `1.7` or `2.x`, which is told as the last of it.</summary>
    /// <exception cref="ArgumentException">It is none, or one that nothing is known of.</exception>
    public static ServerVersion Parse(string text) => TryParse(text)
        ?? throw new ArgumentException($"'{text}' is not a server version from {s_oldest} on, such as 1.9.0, or a line of them: {string.Join(", ", s_lastOfLine.Keys)}.", nameof(text));

    /// <returns>null if it is none, or one that nothing is known of.</returns>
    public static ServerVersion? TryParse(string text)
    {
        string number = s_lastOfLine.GetValueOrDefault(text, text);
        return Version.TryParse(number, out Version? parsed) && parsed.Build >= 0 && parsed >= s_oldest ? new ServerVersion(number, parsed) : null;
    }

    public bool IsOlderThan(Version other) => _number < other;
}
