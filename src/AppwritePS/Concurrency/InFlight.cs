using System.Collections.Concurrent;

namespace AppwritePS;

/// <summary>
/// Work of one pipeline that goes on at the same time. The pipeline thread starts it and takes what comes of it; nothing
/// else does either.
/// </summary>
internal sealed class InFlight
{
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentQueue<Task<Action>> _ended = new();
    private readonly ManualResetEventSlim _arrival = new();

    // How many pieces of work go on, or have ended and were not taken.
    private int _count;

    /// <summary>Starts a piece of work.</summary>
    public void Start(Func<Task<Action>> work)
    {
        _count++;
        // Not on this thread: names and proxies are looked up before the first await, and nothing ends that.
        _ = Task.Run(work).ContinueWith(End, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Takes what has ended, in that order, and waits until fewer than a number are left.</summary>
    /// <param name="limit">So many, and more, are too many; 1 waits for all.</param>
    /// <param name="waiting">Called now and then while nothing ends.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<Action> Take(int limit, Action waiting, CancellationToken cancellationToken)
    {
        while (_count > 0)
        {
            var ended = TakeOne(wait: _count >= limit, cancellationToken);
            if (ended is null && _count < limit) yield break;

            if (ended is null)
            {
                waiting();
                continue;
            }

            _count--;
            yield return ended.GetAwaiter().GetResult();
        }
    }

    private void End(Task<Action> work)
    {
        _ended.Enqueue(work);
        _arrival.Set();
    }

    private Task<Action>? TakeOne(bool wait, CancellationToken cancellationToken)
    {
        if (_ended.TryDequeue(out var ended) || !wait) return ended;

        // What arrives from here on is signalled.
        _arrival.Reset();
        if (_ended.TryDequeue(out ended)) return ended;

        _arrival.Wait(s_glance, cancellationToken);
        return _ended.TryDequeue(out ended) ? ended : null;
    }
}
