namespace AppwritePS.Emulator;

/// <summary>The place of an execution in the store: what it is now, and its number in the order of creation.</summary>
internal sealed class ExecutionRow(EmulatedExecution execution)
{
    private readonly Lock _gate = new();
    private EmulatedExecution _current = execution;
    private TaskCompletionSource<EmulatedExecution>? _finished;
    private volatile bool _isDeleted;
    private volatile bool _hasFired;

    /// <summary>Given by the store, in the order of creation: `$sequence` in queries.</summary>
    public long Sequence { get; set; }

    /// <summary>From when on clients find it.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>Whether its schedule has come.</summary>
    public bool HasFired
    {
        get => _hasFired;
        set => _hasFired = value;
    }

    public EmulatedExecution Current => Volatile.Read(ref _current);

    /// <summary>Whether it is in the store; a deleted one that still runs comes back when it ends.</summary>
    public bool IsDeleted
    {
        get => _isDeleted;
        set => _isDeleted = value;
    }

    public void Change(EmulatedExecution next)
    {
        TaskCompletionSource<EmulatedExecution>? finished;
        lock (_gate)
        {
            Volatile.Write(ref _current, next);
            finished = next.Status.IsFinished() ? _finished : null;
        }
        finished?.TrySetResult(next);
    }

    public Task<EmulatedExecution> WhenFinished()
    {
        lock (_gate)
        {
            if (_current.Status.IsFinished())
                return Task.FromResult(_current);
            _finished ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _finished.Task;
        }
    }
}
