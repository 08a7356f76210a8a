using System.Threading.Channels;

namespace AppwritePS.Emulator;

/// <summary>Runs asynchronous executions from a queue, a few at a time.</summary>
internal sealed class ExecutionWorkers
{
    /// <summary>What a worker waits for the executor beyond the function's own time-out.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(15);

    private readonly Channel<ExecutionJob> _queue = Channel.CreateUnbounded<ExecutionJob>();
    private readonly ExecutionStore _store;
    private readonly FunctionRunner _runner;
    private readonly TimeProvider _clock;
    private readonly ServerVersion _version;
    private readonly Task _workers;

    public ExecutionWorkers(ExecutionStore store, FunctionRunner runner, TimeProvider clock, ServerVersion version, int count, CancellationToken stopping)
    {
        _store = store;
        _runner = runner;
        _clock = clock;
        _version = version;
        _workers = Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(() => WorkAsync(stopping), stopping)));
    }

    public void Enqueue(ExecutionJob job) => _queue.Writer.TryWrite(job);

    /// <summary>Waits for the workers after the emulator was told to stop.</summary>
    public async Task StoppedAsync()
    {
        _queue.Writer.TryComplete();
        await _workers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        await foreach (ExecutionJob job in _queue.Reader.ReadAllAsync(stopping))
            await RunAsync(job, stopping);
    }

    private async Task RunAsync(ExecutionJob job, CancellationToken stopping)
    {
        if (_version.ShowsProcessing)
            job.Row.Change(job.Row.Current with { Status = ExecutionStatus.Processing, UpdatedAt = _clock.GetUtcNow() });

        long started = _clock.GetTimestamp();
        FunctionResponse response;
        Task<FunctionResponse> run = _runner.RunAsync(job.Function, job.Request);
        try
        {
            response = await run.WaitAsync(job.Function.Timeout + s_grace, _clock, stopping);
        }
        catch (TimeoutException) when (!run.IsCompleted)
        {
            response = FunctionResponse.ExecutorFailure("The asynchronous function execution timed out.", 408);
        }
        _store.Change(job.Row, job.Row.Current.Ended(response, _clock.GetElapsedTime(started), _clock.GetUtcNow()));
    }
}
