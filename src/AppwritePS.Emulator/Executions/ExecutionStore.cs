using System.Collections.Concurrent;

namespace AppwritePS.Emulator;

/// <summary>All executions, found by id and listed per function in the order of creation.</summary>
internal sealed class ExecutionStore
{
    private readonly ConcurrentDictionary<string, ExecutionRow> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, List<ExecutionRow>> _byFunction = new(StringComparer.OrdinalIgnoreCase);
    private long _sequence;

    public ExecutionRow? Find(string id) => _byId.GetValueOrDefault(id);

    public void Add(ExecutionRow row)
    {
        List<ExecutionRow> rows = _byFunction.GetOrAdd(row.Current.FunctionId, static _ => []);
        lock (rows)
        {
            row.Sequence = Interlocked.Increment(ref _sequence);
            Insert(rows, row);
        }
    }

    /// <summary>False if it was not there any more.</summary>
    public bool Remove(ExecutionRow row)
    {
        List<ExecutionRow> rows = _byFunction[row.Current.FunctionId];
        lock (rows)
        {
            if (row.IsDeleted)
                return false;
            row.IsDeleted = true;
            _byId.TryRemove(row.Current.Id, out _);
            rows.RemoveAt(rows.BinarySearch(row, BySequence.Instance));
            return true;
        }
    }

    /// <summary>Sets a row's next state. The worker writes the whole document, so a deleted one is back (seen on 1.9.0 and 1.9.6).</summary>
    public void Change(ExecutionRow row, EmulatedExecution next)
    {
        if (row.IsDeleted)
        {
            List<ExecutionRow> rows = _byFunction[next.FunctionId];
            lock (rows)
                Insert(rows, row);
        }
        row.Change(next);
    }

    public ExecutionRow[] OfFunction(string functionId)
    {
        if (!_byFunction.TryGetValue(functionId, out List<ExecutionRow>? rows))
            return [];
        lock (rows)
            return [.. rows];
    }

    private void Insert(List<ExecutionRow> rows, ExecutionRow row)
    {
        row.IsDeleted = false;
        _byId[row.Current.Id] = row;
        int at = rows.Count;
        if (at > 0 && rows[^1].Sequence > row.Sequence)
            at = ~rows.BinarySearch(row, BySequence.Instance);
        rows.Insert(at, row);
    }

    private sealed class BySequence : IComparer<ExecutionRow>
    {
        public static readonly BySequence Instance = new();

        public int Compare(ExecutionRow? x, ExecutionRow? y) => x!.Sequence.CompareTo(y!.Sequence);
    }
}
