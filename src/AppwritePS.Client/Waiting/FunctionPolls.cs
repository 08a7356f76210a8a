namespace AppwritePS.Client;

/// <summary>
/// Looks for the awaited executions of one function: an alarm that rings when something is to be done, and one poll at a
/// time, of as many requests as it takes.
/// </summary>
internal sealed class FunctionPolls
{
    private const int IdsInRequest = 100;

    // Schedules go by the time of day, which jumps: it is looked at again and again.
    private static readonly TimeSpan s_longestSleep = TimeSpan.FromSeconds(30);

    private readonly AppwriteClient _client;
    private readonly string _functionId;
    private readonly WaitOptions _options;
    private readonly object _gate;
    private readonly SemaphoreSlim _requests;
    private readonly Action _ended;
    private readonly IAlarm _alarm;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly HashSet<AwaitedExecution> _awaited = [];
    private TimeSpan _alarmAt = TimeSpan.MaxValue;
    private TimeSpan _noPollBefore;
    private RequestFailedException? _abandonedFor;
    private bool _isPolling;
    private bool _hasAnswered;
    private bool _isOver;

    /// <param name="client">Who is asked.</param>
    /// <param name="functionId">The function.</param>
    /// <param name="options">How is waited.</param>
    /// <param name="gate">Held while anything of this, or the set of functions, changes.</param>
    /// <param name="requests">Bounds the requests under way.</param>
    /// <param name="ended">Told, with the gate held, that nothing is awaited any more.</param>
    public FunctionPolls(AppwriteClient client, string functionId, WaitOptions options, object gate, SemaphoreSlim requests, Action ended)
    {
        _client = client;
        _functionId = functionId;
        _options = options;
        _gate = gate;
        _requests = requests;
        _ended = ended;
        _alarm = options.Clock.NewAlarm(OnAlarm);
    }

    private TimeSpan Elapsed => _options.Clock.Elapsed;

    /// <summary>Takes one more; the gate is held.</summary>
    public void Add(AwaitedExecution awaited)
    {
        _awaited.Add(awaited);
        SetAlarm(TimeOf(awaited));
    }

    /// <summary>Ends the wait for one.</summary>
    public void Cancel(AwaitedExecution awaited, CancellationToken cancellationToken)
    {
        awaited.Cancel(cancellationToken);
        bool isOver;
        lock (_gate)
        {
            _awaited.Remove(awaited);
            isOver = EndIfNothingIsAwaited();
        }

        if (isOver) _cancellation.Cancel();
    }

    /// <summary>Ends the wait for all.</summary>
    public void Cancel()
    {
        lock (_gate)
        {
            foreach (var awaited in _awaited) awaited.Cancel(CancellationToken.None);
            _awaited.Clear();
            EndIfNothingIsAwaited();
        }

        _cancellation.Cancel();
    }

    private void OnAlarm()
    {
        List<AwaitedExecution> due;
        bool isOver;
        lock (_gate)
        {
            if (_isOver) return;

            _alarmAt = TimeSpan.MaxValue;
            foreach (var awaited in _awaited)
            {
                awaited.Wake();
                if (awaited.Deadline <= Elapsed) awaited.GiveUp();
            }

            RemoveEnded();
            isOver = EndIfNothingIsAwaited();
            due = isOver ? [] : Due();
            _isPolling |= due.Count > 0;
            if (!isOver) SetAlarm();
        }

        // Outside the gate: whoever waits for a request may go on right here.
        if (isOver) _cancellation.Cancel();
        else if (due.Count > 0) _ = PollAsync(due);
    }

    // The last request is filled up with those whose turn is next.
    private List<AwaitedExecution> Due()
    {
        var now = Elapsed;
        if (_isPolling || now < _noPollBefore) return [];

        var awake = _awaited.Where(awaited => awaited.SleepsUntil is null).OrderBy(awaited => awaited.NextLook).ToList();
        var requests = (awake.Count(awaited => awaited.IsDue(now)) + IdsInRequest - 1) / IdsInRequest;
        return awake.Take(requests * IdsInRequest).ToList();
    }

    private async Task PollAsync(List<AwaitedExecution> due)
    {
        try
        {
            _abandonedFor = null;
            var requests = Enumerable.Range(0, (due.Count + IdsInRequest - 1) / IdsInRequest)
                .Select(number => LookAsync(due.Skip(number * IdsInRequest).Take(IdsInRequest).ToList()));
            await Task.WhenAll(requests).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            // Nobody waits any more.
        }
        catch (Exception exception)
        {
            // A key that cannot be had, or a listener of the caller's that failed.
            lock (_gate) due.ForEach(awaited => awaited.Fail(exception));
        }

        lock (_gate)
        {
            _isPolling = false;
            RemoveEnded();
            NoPollBefore(Elapsed + AwaitedExecution.QuickestPace);
            if (!EndIfNothingIsAwaited() && !_isOver) SetAlarm();
        }
    }

    private async Task LookAsync(List<AwaitedExecution> some)
    {
        await _requests.WaitAsync(_cancellation.Token).ConfigureAwait(false);
        try
        {
            await LookWithoutOthersAsync(some).ConfigureAwait(false);
        }
        finally
        {
            _requests.Release();
        }
    }

    private async Task LookWithoutOthersAsync(List<AwaitedExecution> some)
    {
        var parts = new Stack<List<AwaitedExecution>>([some]);
        var failedAlone = 0;
        for (var isSmallerAgain = false; parts.Count > 0; isSmallerAgain = true)
        {
            var part = parts.Pop().FindAll(awaited => !awaited.End.IsCompleted);
            if (part.Count == 0) continue;

            var askedAt = Elapsed;
            if (_abandonedFor is not null)
            {
                Postpone(part, _abandonedFor, askedAt);
                continue;
            }

            try
            {
                var query = new ListQuery().Equal("$id", part.Select(awaited => awaited.Id).Distinct(StringComparer.OrdinalIgnoreCase).ToArray())
                    .Limit(IdsInRequest)
                    .WithoutTotal();
                var page = await _client.ListExecutionsAsync(_functionId, query, PageReading.Of(part.Count, isSmallerAgain), _cancellation.Token)
                    .ConfigureAwait(false);
                Take(part, page.Items, askedAt);
                failedAlone = 0;
            }
            catch (RequestFailedException tooMuch) when (part.Count > 1 && tooMuch.FewerRowsMayDo)
            {
                parts.Push(part.GetRange(part.Count / 2, part.Count - (part.Count / 2)));
                parts.Push(part.GetRange(0, part.Count / 2));
            }
            catch (RequestFailedException tooMuch) when (tooMuch.Cause == FailureCause.AnswerTooLarge)
            {
                lock (_gate) part[0].Fail(tooMuch);
            }
            catch (RequestFailedException failure) when (MayPass(failure))
            {
                // One row may be what the server fails with; the second in a row says that it fails with everything.
                if (!failure.FewerRowsMayDo || ++failedAlone > 1) _abandonedFor = failure;
                Postpone(part, failure, askedAt);
            }
            catch (RequestFailedException failure)
            {
                // The same would be said of all others; those asleep ask for themselves when it is time.
                lock (_gate)
                {
                    foreach (var awaited in _awaited.Where(awaited => awaited.SleepsUntil is null)) awaited.Fail(failure);
                }
            }
        }
    }

    private void Take(List<AwaitedExecution> part, IReadOnlyList<Execution> executions, TimeSpan askedAt)
    {
        var found = new Dictionary<string, Execution>(StringComparer.OrdinalIgnoreCase);
        foreach (var execution in executions)
        {
            found[execution.Id] = execution;
            _options.Seen?.Invoke(execution);
        }

        var late = new List<Execution>();
        lock (_gate)
        {
            _hasAnswered = true;
            foreach (var awaited in part)
            {
                if (!found.TryGetValue(awaited.Id, out var execution)) awaited.Miss(askedAt);
                else if (awaited.See(execution, askedAt)) late.Add(execution);
            }
        }

        late.ForEach(execution => _options.Late?.Invoke(execution));
    }

    private void Postpone(List<AwaitedExecution> part, RequestFailedException failure, TimeSpan askedAt)
    {
        lock (_gate)
        {
            if (failure.RetryAfter is { } pause) NoPollBefore(Elapsed + pause);
            part.ForEach(awaited => awaited.Postpone(failure, askedAt));
        }
    }

    // A server that starts anew lets its proxy speak for it, which knows of no route then.
    private bool MayPass(RequestFailedException failure) => failure.Cause switch
    {
        FailureCause.CannotConnect or FailureCause.TimedOut or FailureCause.RateLimited => true,
        FailureCause.ServerUnavailable or FailureCause.ServerError => true,
        FailureCause.NotAppwrite => _hasAnswered,
        _ => false,
    };

    private void NoPollBefore(TimeSpan time)
    {
        if (time > _noPollBefore) _noPollBefore = time;
    }

    private void SetAlarm() => SetAlarm(_awaited.Min(TimeOf));

    private void SetAlarm(TimeSpan time)
    {
        if (time >= _alarmAt) return;

        _alarmAt = time;
        _alarm.Set(time > Elapsed ? time - Elapsed : TimeSpan.Zero);
    }

    // When something is next to be done for one.
    private TimeSpan TimeOf(AwaitedExecution awaited)
    {
        var look = awaited.SleepsUntil is { } time ? Elapsed + (time - _options.Clock.Now)
            : _isPolling ? TimeSpan.MaxValue
            : awaited.NextLook > _noPollBefore ? awaited.NextLook
            : _noPollBefore;
        return Earliest(look, awaited.Deadline, Elapsed + s_longestSleep);
    }

    private static TimeSpan Earliest(TimeSpan one, TimeSpan other, TimeSpan third)
    {
        var earlier = one < other ? one : other;
        return earlier < third ? earlier : third;
    }

    private void RemoveEnded() => _awaited.RemoveWhere(awaited => awaited.End.IsCompleted);

    private bool EndIfNothingIsAwaited()
    {
        if (_isOver || _awaited.Count > 0) return false;

        _isOver = true;
        _alarm.Dispose();
        _ended();
        return true;
    }
}
