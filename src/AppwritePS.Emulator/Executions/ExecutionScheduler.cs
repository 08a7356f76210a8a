namespace AppwritePS.Emulator;

/// <summary>Hands scheduled executions to the workers when they fall due.</summary>
internal sealed class ExecutionScheduler : IDisposable
{
    /// <summary>A timer cannot wait for the year 2099, so it looks again.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<ExecutionJob, DateTimeOffset> _jobs = new();
    private readonly TimeProvider _clock;
    private readonly ExecutionWorkers _workers;
    private readonly ITimer _timer;

    public ExecutionScheduler(TimeProvider clock, ExecutionWorkers workers)
    {
        _clock = clock;
        _workers = workers;
        _timer = clock.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(ExecutionJob job)
    {
        lock (_gate)
        {
            _jobs.Enqueue(job, job.Row.Current.ScheduledAt!.Value);
            SetTimer();
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Fire()
    {
        lock (_gate)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            while (_jobs.TryPeek(out _, out DateTimeOffset due) && due <= now)
            {
                ExecutionJob job = _jobs.Dequeue();
                if (job.Row.IsDeleted)
                    continue;
                job.Row.HasFired = true;
                _workers.Enqueue(job);
            }
            SetTimer();
        }
    }

    private void SetTimer()
    {
        if (!_jobs.TryPeek(out _, out DateTimeOffset due))
            return;
        TimeSpan wait = due - _clock.GetUtcNow();
        _timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > s_longestWait ? s_longestWait : wait, Timeout.InfiniteTimeSpan);
    }
}
