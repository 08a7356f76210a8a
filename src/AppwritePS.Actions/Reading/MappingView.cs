namespace AppwritePS.Actions;

/// <summary>The entries of a mapping with text for a key: its own, and after them those merged into it. The first of a name counts.</summary>
internal sealed class MappingView
{
    private readonly List<YamlEntry> _entries = [];

    private readonly Dictionary<string, YamlEntry> _byName = new(StringComparer.Ordinal);

    public MappingView(YamlMapping mapping)
    {
        Node = mapping;
        Add(mapping);
    }

    public YamlMapping Node { get; }

    public IReadOnlyList<YamlEntry> Entries => _entries;

    public YamlEntry? Find(string name) => _byName.TryGetValue(name, out var entry) ? entry : null;

    private void Add(YamlMapping mapping)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry.IsMerge || entry.Name is not { } name || _byName.ContainsKey(name)) continue;
            _byName.Add(name, entry);
            _entries.Add(entry);
        }

        foreach (var merged in mapping.Entries.Where(static entry => entry.IsMerge).SelectMany(Merged)) Add(merged);
    }

    private static IEnumerable<YamlMapping> Merged(YamlEntry entry) => entry.Value switch
    {
        YamlMapping mapping => [mapping],
        YamlSequence list => list.Items.OfType<YamlMapping>(),
        _ => [],
    };
}
