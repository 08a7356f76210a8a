using System.Collections.Concurrent;

namespace AppwritePS;

/// <summary>
/// Work of one pipeline that goes on at the same time. The pipeline thread starts it and takes what comes of it; nothing
/// else does either.
/// </summary>
/// <typeparam name="T">What comes of a piece of work.</typeparam>
internal sealed class InFlight<T>
{
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentQueue<Task<T>> _ended = new();
    private readonly SemaphoreSlim _arrivals = new(0);

    // How many pieces of work go on, or have ended and were not taken.
    private int _count;

    /// <summary>Starts a piece of work.</summary>
    public void Start(Func<Task<T>> work)
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
    public IEnumerable<T> Take(int limit, Action waiting, CancellationToken cancellationToken)
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

    private void End(Task<T> work)
    {
        _ended.Enqueue(work);
        _arrivals.Release();
    }

    private Task<T>? TakeOne(bool wait, CancellationToken cancellationToken) =>
        _arrivals.Wait(wait ? s_glance : TimeSpan.Zero, cancellationToken) && _ended.TryDequeue(out var work) ? work : null;
}
