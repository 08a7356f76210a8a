namespace AppwritePS.Emulator;

/// <summary>The ways in which server versions differ, each derived from the version number in this one place.</summary>
internal sealed class ServerVersion
{
    private readonly Version _number;

    public ServerVersion(string text)
    {
        if (!Version.TryParse(text, out Version? number))
            throw new ArgumentException($"'{text}' is not a server version.", nameof(text));
        Text = text;
        _number = number;
    }

    public string Text { get; }

    /// <summary>1.8.1 and older show a running execution as `processing`; 1.9.x leaves `waiting` or `scheduled` until the end.</summary>
    public bool ShowsProcessing => _number < new Version(1, 9);

    /// <summary>From 1.9.0 an unfinished execution older than its function's time-out is shown as `failed`, with code 0.</summary>
    public bool PresumesLost => _number >= new Version(1, 9);

    /// <summary>1.9.5 brought `executions.read` and `executions.write` beside the singular names.</summary>
    public bool HasPluralScopes => _number >= new Version(1, 9, 5);

    /// <summary>Up to 1.9.0 an unknown route under /v1 was answered in JSON.</summary>
    public bool AnswersUnknownRoutesInHtml => _number >= new Version(1, 9, 5);

    /// <summary>The word `false` turned the total off in 1.9.0 only; `0` does in all of them.</summary>
    public bool TakesTheWordFalse => _number == new Version(1, 9, 0);

    public bool IsOlderThan(Version other) => _number < other;
}
