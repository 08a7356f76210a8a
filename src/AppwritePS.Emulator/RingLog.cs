namespace AppwritePS.Emulator;

/// <summary>Counts everything, keeps the newest.</summary>
internal sealed class RingLog<T>(int limit)
{
    private readonly Lock _gate = new();
    private readonly Queue<T> _kept = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Increment() => Interlocked.Increment(ref _count);

    public void Keep(T item)
    {
        if (limit <= 0)
            return;
        lock (_gate)
        {
            if (_kept.Count == limit)
                _kept.Dequeue();
            _kept.Enqueue(item);
        }
    }

    public IReadOnlyList<T> ToList()
    {
        lock (_gate)
            return [.. _kept];
    }
}
