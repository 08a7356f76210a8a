namespace AppwritePS.Instances;

/// <summary>What a registry held at one moment. It never changes.</summary>
public sealed class RegistrySnapshot
{
    internal RegistrySnapshot(IEnumerable<Instance> instances, Instance? defaultInstance)
    {
        Instances = Array.AsReadOnly(instances.OrderBy(static i => i.Name, InstanceName.Comparer).ToArray());
        Default = defaultInstance;
    }

    /// <summary>The kept instances, ordered by name ignoring case.</summary>
    public IReadOnlyList<Instance> Instances { get; }

    /// <summary>The one of <see cref="Instances"/> that is marked as the default, or null.</summary>
    public Instance? Default { get; }

    internal static RegistrySnapshot Empty { get; } = new([], null);
}
