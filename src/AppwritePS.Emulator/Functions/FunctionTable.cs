using System.Collections.Concurrent;

namespace AppwritePS.Emulator;

/// <summary>The project's functions, found ignoring case as MariaDB finds them (recorded: 'function id other case (ECHO)').</summary>
internal sealed class FunctionTable
{
    private readonly ConcurrentDictionary<string, EmulatedFunction> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();
    private EmulatedFunction[] _inOrder = [];

    public IReadOnlyList<EmulatedFunction> All => Volatile.Read(ref _inOrder);

    public EmulatedFunction? Find(string id) => _byId.GetValueOrDefault(id);

    public void Add(EmulatedFunction function)
    {
        lock (_gate)
        {
            if (!_byId.TryAdd(function.Id, function))
                throw new ArgumentException($"There is a function '{function.Id}' already.", nameof(function));
            Volatile.Write(ref _inOrder, [.. _inOrder, function]);
        }
    }
}
