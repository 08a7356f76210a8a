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
        CheckScope(instance);
        lock (_changing)
            _current = _current.Add(instance, replace, makeDefault);
    }

    /// <summary>Asks whether an instance could be kept, without keeping it.</summary>
    /// <param name="instance">The instance.</param>
    /// <exception cref="InstanceException"><see cref="InstanceProblem.AlreadyConfigured"/>.</exception>
    public void CheckIsFree(Instance instance) => _current.CheckIsFree(instance);

    /// <summary>Asks whether an instance could take another's place, without changing anything.</summary>
    /// <param name="old">The instance that is kept.</param>
    /// <param name="changed">What it would become.</param>
    /// <exception cref="InstanceException"><see cref="InstanceProblem.AlreadyConfigured"/>.</exception>
    public void CheckIsFree(Instance old, Instance changed) => _current.Remove(old).CheckIsFree(changed);

    /// <summary>Forgets an instance: this very one, not another that has replaced it under its name.</summary>
    /// <param name="instance">The instance, from <see cref="Snapshot"/>. If it was the default, there is none then.</param>
    /// <returns>False if it is not kept (any more).</returns>
    public bool Remove(Instance instance)
    {
        lock (_changing)
        {
            if (!_current.Instances.Contains(instance))
                return false;

            _current = _current.Remove(instance);
            return true;
        }
    }

    /// <summary>Puts an instance in another's place, in one step. If that was the default, the new one is.</summary>
    /// <param name="old">The instance, from <see cref="Snapshot"/>.</param>
    /// <param name="changed">What it becomes, of scope <see cref="InstanceScope.Process"/>; its name may be another.</param>
    /// <param name="makeDefault">Make it the default.</param>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.InstanceChanged"/> if the old one is not kept any more;
    /// <see cref="InstanceProblem.AlreadyConfigured"/> if a third is in the way. Nothing has changed then.
    /// </exception>
    public void Update(Instance old, Instance changed, bool makeDefault = false)
    {
        CheckScope(changed);
        lock (_changing)
        {
            if (!_current.Instances.Contains(old))
                throw new InstanceException(InstanceProblem.InstanceChanged, old.Name);

            _current = _current.Update(old, changed, makeDefault);
        }
    }

    private static void CheckScope(Instance instance)
    {
        if (instance is null)
            throw new ArgumentNullException(nameof(instance));
        if (instance.Scope != InstanceScope.Process)
            throw new ArgumentException("Only instances of the process are kept.", nameof(instance));
    }
}
