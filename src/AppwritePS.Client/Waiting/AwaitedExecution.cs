namespace AppwritePS.Client;

/// <summary>An execution that somebody waits for, and its times: when it is looked for next, and when the wait is over.</summary>
internal sealed class AwaitedExecution
{
    /// <summary>The pace that looking for an execution begins with.</summary>
    public static readonly TimeSpan QuickestPace = TimeSpan.FromMilliseconds(250);

    private const double Slowing = 1.5;

    private static readonly TimeSpan s_usualTimeout = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_lateness = TimeSpan.FromMinutes(2);

    private readonly TaskCompletionSource<Execution> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WaitOptions _options;
    private readonly TimeSpan _addedAt;
    private TimeSpan _pace = QuickestPace;
    private RequestFailedException? _failure;
    private Execution? _latest;
    private bool _isSeen;
    private bool _isMissing;
    private bool _isCalledLate;

    /// <param name="id">Its id.</param>
    /// <param name="known">What is known of it; nothing lets it be looked for at once.</param>
    /// <param name="options">How it is waited for.</param>
    public AwaitedExecution(string id, Execution? known, WaitOptions options)
    {
        Id = id;
        _options = options;
        _latest = known;
        _addedAt = options.Clock.Elapsed;
        NextLook = known is null ? _addedAt : _addedAt + _pace;
        Deadline = After(_addedAt, options.Timeout ?? s_usualTimeout);
        SleepIfScheduled();
    }

    public string Id { get; }

    /// <summary>Ends with the execution as it was seen last, or with why it cannot be had.</summary>
    public Task<Execution> End => _end.Task;

    /// <summary>When it is looked for next, unless it sleeps.</summary>
    public TimeSpan NextLook { get; private set; }

    /// <summary>When the wait is over. A scheduled one's usual time begins with its own.</summary>
    public TimeSpan Deadline { get; private set; }

    /// <summary>The time of day until which it is not looked for: that of its schedule.</summary>
    public DateTimeOffset? SleepsUntil { get; private set; }

    /// <summary>Begins to look for it, once its time has come.</summary>
    public void Wake()
    {
        if (SleepsUntil is not { } time || time > _options.Clock.Now) return;

        var now = _options.Clock.Elapsed;
        SleepsUntil = null;
        _pace = QuickestPace;
        NextLook = now + _pace;
        if (_options.Timeout is null) Deadline = now + s_usualTimeout;
    }

    /// <summary>Takes what a server told of it, and tells whether that is late news.</summary>
    public bool See(Execution execution, TimeSpan askedAt)
    {
        _latest = execution;
        _isSeen = true;
        if (execution.IsFinished)
        {
            _end.TrySetResult(execution);
            return false;
        }

        LookAgain(askedAt);
        SleepIfScheduled();
        if (_isCalledLate || execution.Status != ExecutionStatus.Scheduled || !(_options.Clock.Now - execution.ScheduledAt > s_lateness)) return false;
        return _isCalledLate = true;
    }

    /// <summary>Takes that a server does not know it.</summary>
    public void Miss(TimeSpan askedAt)
    {
        _isMissing = true;
        _failure = null;
        if (askedAt >= _addedAt + Execution.LongestWriting)
        {
            Fail(new RequestFailedException(FailureCause.ExecutionNotFound));
            return;
        }

        LookAgain(askedAt);
        if (NextLook > _addedAt + Execution.LongestWriting) NextLook = _addedAt + Execution.LongestWriting;
    }

    /// <summary>Takes that it could not be looked for this time.</summary>
    public void Postpone(RequestFailedException failure, TimeSpan askedAt)
    {
        _failure = failure;
        LookAgain(askedAt);
    }

    /// <summary>Ends the wait at its time: with what is known, or with why nothing is.</summary>
    public void GiveUp()
    {
        if (!_isSeen && _failure is not null) Fail(_failure);
        else if (_latest is not null) _end.TrySetResult(_latest);
        else Fail(new RequestFailedException(_isMissing ? FailureCause.ExecutionNotFound : FailureCause.TimedOut) { TimeLimit = _options.Timeout ?? s_usualTimeout });
    }

    public void Fail(Exception exception)
    {
        // Looked at, so that one that nobody waits for any more is not reported as forgotten.
        if (_end.TrySetException(exception)) _ = _end.Task.Exception;
    }

    public void Cancel(CancellationToken cancellationToken) => _end.TrySetCanceled(cancellationToken);

    /// <summary>Whether it is to be looked for, as far as its own pace goes.</summary>
    public bool IsDue(TimeSpan now) => NextLook <= now + TimeSpan.FromTicks(QuickestPace.Ticks / 2);

    // One that was looked for before its time, since a request had room, keeps its pace.
    private void LookAgain(TimeSpan askedAt)
    {
        if (IsDue(askedAt)) _pace = Slower(_pace);
        NextLook = _options.Clock.Elapsed + _pace;
    }

    private TimeSpan Slower(TimeSpan pace)
    {
        var slower = TimeSpan.FromTicks((long)(pace.Ticks * Slowing));
        return slower < _options.PollInterval ? slower
            : _options.PollInterval > QuickestPace ? _options.PollInterval
            : QuickestPace;
    }

    private void SleepIfScheduled()
    {
        if (_latest is not { Status: ExecutionStatus.Scheduled, ScheduledAt: { } time } || time <= _options.Clock.Now) return;

        SleepsUntil = time;
        if (_options.Timeout is null) Deadline = TimeSpan.MaxValue;
    }

    private static TimeSpan After(TimeSpan time, TimeSpan length) => length < TimeSpan.MaxValue - time ? time + length : TimeSpan.MaxValue;
}
