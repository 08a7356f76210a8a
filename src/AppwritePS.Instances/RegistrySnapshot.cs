namespace AppwritePS.Instances;

/// <summary>
/// What a registry or a store held at one moment. It never changes; what would change it gives a new one, and says no to
/// two of the same name, and to two of the same endpoint with project.
/// </summary>
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

    internal RegistrySnapshot Add(Instance instance, bool replace, bool makeDefault)
    {
        if (!replace)
            CheckIsFree(instance);

        var clashes = ClashesWith(instance);
        var takesDefault = makeDefault || clashes.Contains(Default);
        return new RegistrySnapshot(Instances.Except(clashes).Append(instance), takesDefault ? instance : Default);
    }

    internal RegistrySnapshot Remove(Instance instance) =>
        new(Instances.Where(kept => kept != instance), Default == instance ? null : Default);

    internal RegistrySnapshot Update(Instance old, Instance changed, bool makeDefault)
    {
        var others = Remove(old);
        others.CheckIsFree(changed);
        return new RegistrySnapshot(others.Instances.Append(changed), makeDefault || Default == old ? changed : Default);
    }

    internal void CheckIsFree(Instance instance)
    {
        var clashes = ClashesWith(instance);
        if (clashes.Length > 0)
            throw new InstanceException(InstanceProblem.AlreadyConfigured, instance.Name, string.Join<Instance>(", ", clashes));
    }

    private Instance[] ClashesWith(Instance instance) =>
        Instances.Where(kept => kept.HasSameName(instance) || kept.HasSameTarget(instance)).ToArray();
}
