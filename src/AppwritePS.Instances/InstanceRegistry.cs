namespace AppwritePS.Instances;

/// <summary>
/// The instances kept in memory. Safe to use from many threads; every change is whole or not at all.
/// </summary>
public sealed class InstanceRegistry
{
    private readonly object _changing = new();
    private volatile RegistrySnapshot _current = RegistrySnapshot.Empty;

    /// <summary>The registry of this process, shared by all its runspaces.</summary>
    public static InstanceRegistry Process { get; } = new();

    /// <summary>The default instance, or null.</summary>
    public Instance? Default => _current.Default;

    /// <summary>What is kept at this moment, with the default that belongs to it.</summary>
    /// <returns>A list that later changes leave alone.</returns>
    public RegistrySnapshot Snapshot() => _current;

    /// <summary>
    /// Keeps an instance. Its name must be new, and so must its endpoint together with its project.
    /// </summary>
    /// <param name="instance">The instance, of scope <see cref="InstanceScope.Process"/>.</param>
    /// <param name="replace">Forget the instances that are in its way; if one was the default, the new one is.</param>
    /// <param name="makeDefault">Make it the default.</param>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.AlreadyConfigured"/>: something is in its way and <paramref name="replace"/> is false.
    /// Nothing has changed then.
    /// </exception>
    public void Add(Instance instance, bool replace = false, bool makeDefault = false)
    {
        if (instance is null)
            throw new ArgumentNullException(nameof(instance));
        if (instance.Scope != InstanceScope.Process)
            throw new ArgumentException("Only instances of the process are kept.", nameof(instance));

        lock (_changing)
        {
            var clashes = ClashesWith(instance);
            if (!replace)
                ThrowOnClash(instance, clashes);

            var takesDefault = makeDefault || clashes.Contains(_current.Default);
            _current = new RegistrySnapshot(
                _current.Instances.Except(clashes).Append(instance),
                takesDefault ? instance : _current.Default);
        }
    }

    /// <summary>Asks whether an instance could be kept, without keeping it.</summary>
    /// <param name="instance">The instance.</param>
    /// <exception cref="InstanceException"><see cref="InstanceProblem.AlreadyConfigured"/>.</exception>
    public void CheckIsFree(Instance instance) => ThrowOnClash(instance, ClashesWith(instance));

    /// <summary>Forgets an instance: this very one, not another that has replaced it under its name.</summary>
    /// <param name="instance">The instance, from <see cref="Snapshot"/>. If it was the default, there is none then.</param>
    /// <returns>False if it is not kept (any more).</returns>
    public bool Remove(Instance instance)
    {
        lock (_changing)
        {
            if (!_current.Instances.Contains(instance))
                return false;

            _current = new RegistrySnapshot(
                _current.Instances.Where(kept => kept != instance),
                _current.Default == instance ? null : _current.Default);
            return true;
        }
    }

    private Instance[] ClashesWith(Instance instance) => _current.Instances.Where(kept => Clash(kept, instance)).ToArray();

    private static void ThrowOnClash(Instance instance, Instance[] clashes)
    {
        if (clashes.Length > 0)
            throw new InstanceException(InstanceProblem.AlreadyConfigured, instance.Name, string.Join<Instance>(", ", clashes));
    }

    private static bool Clash(Instance one, Instance other) =>
        InstanceName.Comparer.Equals(one.Name, other.Name) || one.HasSameTarget(other);
}
