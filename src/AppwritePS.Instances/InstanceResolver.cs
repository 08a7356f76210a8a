namespace AppwritePS.Instances;

/// <summary>
/// Decides which instance a command uses: the one asked for; that of the piped object; the environment's; the default;
/// the only one there is. An instance of the process hides a stored one of the same name, and the process's default
/// goes before the store's. The store is read at most once, and only if the process and the environment do not settle
/// it: by name, or because the environment or the process's default is used.
/// </summary>
public sealed class InstanceResolver
{
    private readonly EnvironmentInstance _environment;
    private readonly RegistrySnapshot _registry;
    private readonly Lazy<StoreReading> _store;

    /// <summary>Prepares decisions among the instances that are known at one moment.</summary>
    /// <param name="environment">What the environment variables say.</param>
    /// <param name="registry">What the process keeps.</param>
    /// <param name="store">Reads what is stored, as <see cref="InstanceStore.Read"/> does; null means that nothing is.</param>
    public InstanceResolver(EnvironmentInstance environment, RegistrySnapshot registry, Func<RegistrySnapshot>? store = null)
    {
        _environment = environment ?? throw new ArgumentNullException(nameof(environment));
        _registry = registry ?? throw new ArgumentNullException(nameof(registry));
        _store = new(() => Read(store), LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>
    /// Why the store could not be read; null if it could, or if nothing needed it yet. Decisions that the process and the
    /// environment settle are made nevertheless, and that for the only one if this account may not read the store; all
    /// others throw this.
    /// </summary>
    public InstanceException? StoreProblem => _store.IsValueCreated ? _store.Value.Problem : null;

    // In the order of preference where several are the same project on the same server.
    private IEnumerable<Instance> Known => _registry.Instances.Concat(VisibleStored).Concat(FromEnvironment);

    private IEnumerable<Instance> KnownWithoutStore => _registry.Instances.Concat(FromEnvironment);

    private IEnumerable<Instance> FromEnvironment => _environment.Instance is { } instance ? [instance] : [];

    private IEnumerable<Instance> VisibleStored => Stored.Instances.Where(stored => !_registry.Instances.Any(stored.HasSameName));

    private RegistrySnapshot Stored => _store.Value.Snapshot;

    // The store's default is a name like any other: where the process has its own under that name, that one is meant.
    private Instance? Default =>
        _registry.Default
        ?? (Stored.Default is { } stored ? _registry.Instances.FirstOrDefault(stored.HasSameName) ?? stored : null);

    private string KnownNames => string.Join(", ", Known.Select(static i => i.Name).OrderBy(static name => name, InstanceName.Comparer));

    private string MissingVariables => string.Join(", ", _environment.MissingVariables);

    /// <summary>Decides which instance to use.</summary>
    /// <param name="requested">The name, instance id or project ID asked for. Null means not asked; empty text fits nothing.</param>
    /// <param name="piped">The same of the piped object. Null and blank text mean that it has none.</param>
    /// <returns>The instance and the reason.</returns>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.InstanceNotFound"/>, <see cref="InstanceProblem.InstanceAmbiguous"/>,
    /// <see cref="InstanceProblem.InstanceMismatch"/>, <see cref="InstanceProblem.NoInstance"/>,
    /// <see cref="EnvironmentInstance.Problem"/> when it is the environment's turn, or what the store throws when it is
    /// needed and cannot be read.
    /// </exception>
    public ResolvedInstance Resolve(string? requested, string? piped)
    {
        var pipedText = string.IsNullOrWhiteSpace(piped) ? null : piped;

        if (requested is not null)
        {
            var instance = Find(requested);
            // A piped project ID that alone would be ambiguous is settled by the parameter.
            if (pipedText is not null && !MatchesOrProblem(pipedText).Any(instance.HasSameTarget))
                throw new InstanceException(InstanceProblem.InstanceMismatch, instance.Name, pipedText);
            return new ResolvedInstance(instance, ResolutionReason.Parameter);
        }

        if (pipedText is not null)
            return new ResolvedInstance(Find(pipedText), ResolutionReason.PipelineObject);
        if (_environment.Problem is { } problem)
            throw problem;
        if (_environment.Instance is { } fromEnvironment)
            return new ResolvedInstance(fromEnvironment, ResolutionReason.Environment);
        if (Default is { } kept)
            return new ResolvedInstance(kept, ResolutionReason.Default);
        var known = Known.ToList();
        if (StoreProblem is not null && !(known.Count == 1 && IsOfAnotherAccount))
            ThrowStoreProblem();
        if (known is [var only])
            return new ResolvedInstance(only, ResolutionReason.OnlyOne);

        throw new InstanceException(InstanceProblem.NoInstance, KnownNames, MissingVariables);
    }

    /// <summary>Finds an instance by its name, ignoring case; else by its instance id, ignoring case; else by its project ID.</summary>
    /// <param name="text">The name, instance id or project ID.</param>
    /// <returns>
    /// The instance. Where several are the same project on the same server: the process's, else the stored one, else the
    /// environment's.
    /// </returns>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.InstanceNotFound"/>, <see cref="InstanceProblem.InstanceAmbiguous"/>,
    /// <see cref="EnvironmentInstance.Problem"/> when the environment's is asked for by name, or what the store throws
    /// when nothing else fits and it cannot be read.
    /// </exception>
    public Instance Find(string text)
    {
        if (_environment.Problem is { } problem && InstanceName.Comparer.Equals(text, InstanceName.Environment))
            throw problem;

        var matches = MatchesOrProblem(text);
        return matches.Count switch
        {
            1 => matches[0],
            0 => throw new InstanceException(InstanceProblem.InstanceNotFound, text, KnownNames, MissingVariables),
            _ => throw new InstanceException(InstanceProblem.InstanceAmbiguous, text, string.Join(", ", matches)),
        };
    }

    /// <summary>
    /// Lists all instances that commands can use: those of the process, then the stored ones that are not hidden, then
    /// the environment's. If the store cannot be read, <see cref="StoreProblem"/> says why, and the others are listed.
    /// </summary>
    /// <returns>The list.</returns>
    public IReadOnlyList<ListedInstance> List() => Listed(Known);

    /// <summary>
    /// Lists all that are kept, as <see cref="List"/> does, and those stored ones with them that the process's hide. A
    /// stored default that is hidden is not the default: the one that hides it is.
    /// </summary>
    /// <returns>The list, in which a name may stand twice, of different scopes.</returns>
    public IReadOnlyList<ListedInstance> ListWithHidden() => Listed(_registry.Instances.Concat(Stored.Instances).Concat(FromEnvironment));

    /// <summary>Whether commands use an instance when nothing else says which.</summary>
    /// <param name="instance">The instance; its name and scope are enough.</param>
    /// <returns>True if they do.</returns>
    public bool IsDefault(Instance instance) => Default is { } standard && standard.Scope == instance.Scope && standard.HasSameName(instance);

    /// <summary>
    /// Whether an instance is the process's and hides a stored one of the same name. This reads the store: ask only where
    /// the answer is shown. A store that cannot be read hides nothing.
    /// </summary>
    /// <param name="instance">The instance.</param>
    /// <returns>True if it does.</returns>
    public bool HidesStored(Instance instance) => instance.Scope == InstanceScope.Process && Stored.Instances.Any(instance.HasSameName);

    private List<ListedInstance> Listed(IEnumerable<Instance> instances)
    {
        var standard = Default;
        return instances.Select(instance => new ListedInstance(instance, instance == standard)).ToList();
    }

    private static StoreReading Read(Func<RegistrySnapshot>? store)
    {
        try
        {
            return new StoreReading(store?.Invoke() ?? RegistrySnapshot.Empty, null);
        }
        catch (InstanceException problem)
        {
            return new StoreReading(RegistrySnapshot.Empty, problem);
        }
    }

    // A service account often runs under the HOME of the one that started it. What is stored there, a default too, was
    // never meant for it; of a file that is merely broken nobody can say so.
    private bool IsOfAnotherAccount => StoreProblem?.Problem == InstanceProblem.StoreInaccessible;

    private void ThrowStoreProblem()
    {
        if (_store.Value.Problem is { } problem)
            throw problem;
    }

    private List<Instance> MatchesOrProblem(string text)
    {
        var matches = Matches(text);
        if (matches.Count == 0)
            ThrowStoreProblem();
        return matches;
    }

    private List<Instance> Matches(string text)
    {
        bool HasName(Instance instance) => InstanceName.Comparer.Equals(instance.Name, text);

        return Matches(KnownWithoutStore, HasName)
            ?? Matches(VisibleStored, HasName)
            ?? Matches(Known, i => string.Equals(i.InstanceId, text, StringComparison.OrdinalIgnoreCase))
            ?? Matches(Known, i => i.ProjectId == text)
            ?? [];
    }

    private static List<Instance>? Matches(IEnumerable<Instance> instances, Func<Instance, bool> fits)
    {
        var matches = new List<Instance>();
        foreach (var instance in instances.Where(fits))
        {
            // The same project on the same server is no second choice.
            if (!matches.Any(instance.HasSameTarget))
                matches.Add(instance);
        }

        return matches.Count > 0 ? matches : null;
    }

    private sealed record StoreReading(RegistrySnapshot Snapshot, InstanceException? Problem);
}
