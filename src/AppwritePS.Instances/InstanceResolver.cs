namespace AppwritePS.Instances;

/// <summary>
/// Decides which instance a command uses: the one asked for; that of the piped object; the environment's; the default;
/// the only one there is.
/// </summary>
public sealed class InstanceResolver
{
    private readonly EnvironmentInstance _environment;
    private readonly RegistrySnapshot _registry;

    /// <summary>Prepares decisions among the instances that are known at one moment.</summary>
    /// <param name="environment">What the environment variables say.</param>
    /// <param name="registry">What is kept.</param>
    public InstanceResolver(EnvironmentInstance environment, RegistrySnapshot registry)
    {
        _environment = environment ?? throw new ArgumentNullException(nameof(environment));
        _registry = registry ?? throw new ArgumentNullException(nameof(registry));
    }

    /// <summary>Decides which instance to use.</summary>
    /// <param name="requested">The name, instance id or project ID asked for. Null means not asked; empty text fits nothing.</param>
    /// <param name="piped">The same of the piped object. Null and blank text mean that it has none.</param>
    /// <returns>The instance and the reason.</returns>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.InstanceNotFound"/>, <see cref="InstanceProblem.InstanceAmbiguous"/>,
    /// <see cref="InstanceProblem.InstanceMismatch"/>, <see cref="InstanceProblem.NoInstance"/>, or
    /// <see cref="EnvironmentInstance.Problem"/> when it is the environment's turn.
    /// </exception>
    public ResolvedInstance Resolve(string? requested, string? piped)
    {
        var pipedText = string.IsNullOrWhiteSpace(piped) ? null : piped;

        if (requested is not null)
        {
            var instance = Find(requested);
            // A piped project ID that alone would be ambiguous is settled by the parameter.
            if (pipedText is not null && !Matches(pipedText).Any(instance.HasSameTarget))
                throw new InstanceException(InstanceProblem.InstanceMismatch, instance.Name, pipedText);
            return new ResolvedInstance(instance, ResolutionReason.Parameter);
        }

        if (pipedText is not null)
            return new ResolvedInstance(Find(pipedText), ResolutionReason.PipelineObject);
        if (_environment.Problem is { } problem)
            throw problem;
        if (_environment.Instance is { } fromEnvironment)
            return new ResolvedInstance(fromEnvironment, ResolutionReason.Environment);
        if (_registry.Default is { } kept)
            return new ResolvedInstance(kept, ResolutionReason.Default);
        if (_registry.Instances is [var only])
            return new ResolvedInstance(only, ResolutionReason.OnlyOne);

        throw new InstanceException(InstanceProblem.NoInstance, KnownNames, MissingVariables);
    }

    /// <summary>Finds an instance by its name, ignoring case; else by its instance id, ignoring case; else by its project ID.</summary>
    /// <param name="text">The name, instance id or project ID.</param>
    /// <returns>
    /// The instance. Where a kept one and the environment's are the same project on the same server, the kept one.
    /// </returns>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.InstanceNotFound"/>, <see cref="InstanceProblem.InstanceAmbiguous"/>, or
    /// <see cref="EnvironmentInstance.Problem"/> when the environment's is asked for by name.
    /// </exception>
    public Instance Find(string text)
    {
        if (_environment.Problem is { } problem && InstanceName.Comparer.Equals(text, InstanceName.Environment))
            throw problem;

        var matches = Matches(text);
        return matches.Count switch
        {
            1 => matches[0],
            0 => throw new InstanceException(InstanceProblem.InstanceNotFound, text, KnownNames, MissingVariables),
            _ => throw new InstanceException(InstanceProblem.InstanceAmbiguous, text, string.Join(", ", matches)),
        };
    }

    private string KnownNames => string.Join(", ", Known.Select(static i => i.Name).OrderBy(static name => name, InstanceName.Comparer));

    private string MissingVariables => string.Join(", ", _environment.MissingVariables);

    private IEnumerable<Instance> Known => _environment.Instance is { } instance ? _registry.Instances.Append(instance) : _registry.Instances;

    private List<Instance> Matches(string text) =>
        Matches(i => InstanceName.Comparer.Equals(i.Name, text))
        ?? Matches(i => string.Equals(i.InstanceId, text, StringComparison.OrdinalIgnoreCase))
        ?? Matches(i => i.ProjectId == text)
        ?? [];

    private List<Instance>? Matches(Func<Instance, bool> fits)
    {
        var matches = new List<Instance>();
        foreach (var instance in Known.Where(fits))
        {
            // The same project on the same server is no second choice.
            if (!matches.Any(instance.HasSameTarget))
                matches.Add(instance);
        }

        return matches.Count > 0 ? matches : null;
    }
}
