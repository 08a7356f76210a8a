namespace AppwritePS.Emulator.Tests;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(DateTimeOffset Until, TaskCompletionSource Set)> _waiters = [];
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by) => AdvanceTo(GetUtcNow() + by);

    /// <summary>Moves forward, and fires what falls due on the way, each at its own time.</summary>
    public void AdvanceTo(DateTimeOffset to)
    {
        while (TakeDue(to) is ManualTimer timer)
            timer.Fire();
    }

    /// <summary>Completes when something waits for the clock that this much time would release.</summary>
    public Task WhenAwaitedAsync(TimeSpan within)
    {
        lock (_gate)
        {
            DateTimeOffset until = _now + within;
            if (_timers.Exists(t => t.Due <= until))
                return Task.CompletedTask;
            var set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((until, set));
            return set.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        }
    }

    private ManualTimer? TakeDue(DateTimeOffset to)
    {
        lock (_gate)
        {
            ManualTimer? next = _timers.Where(t => t.Due <= to).MinBy(t => t.Due);
            if (next is null)
            {
                _now = to > _now ? to : _now;
                return null;
            }
            _now = next.Due > _now ? next.Due : _now;
            _timers.Remove(next);
            return next;
        }
    }

    private void Set(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.Due = _now + dueTime;
            _timers.Add(timer);
            foreach ((DateTimeOffset until, TaskCompletionSource set) in _waiters)
            {
                if (timer.Due <= until)
                    set.TrySetResult();
            }
            _waiters.RemoveAll(w => w.Set.Task.IsCompleted);
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Set(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
