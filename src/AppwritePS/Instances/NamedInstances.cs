using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>Finds kept instances by name.</summary>
internal static class NamedInstances
{
    /// <summary>Those that fit a pattern: in one place, or of those that commands see.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="scope">The place; <c>null</c> for what commands see.</param>
    /// <param name="unreadable">Why those of the profile are not among them; <c>null</c> when they are.</param>
    public static IReadOnlyList<Instance> Matching(string pattern, InstanceScope? scope, out InstanceException? unreadable)
    {
        var wildcard = Wildcard.Of(pattern);
        var resolver = InstanceSource.Resolver();
        var known = scope is null ? Seen(resolver) : KeptIn(scope.Value);
        unreadable = resolver.StoreProblem;
        return [.. known.Where(instance => wildcard.IsMatch(instance.Name))];
    }

    /// <summary>The one of this name, or else of this instance id or project.</summary>
    /// <exception cref="InstanceException">There is none, or more than one.</exception>
    public static Instance One(string name, InstanceScope? scope) => scope is null
        ? InstanceSource.Resolver().Find(name)
        : KeptIn(scope.Value).FirstOrDefault(instance => InstanceName.Comparer.Equals(instance.Name, name)) ?? throw Unknown(name, scope);

    /// <summary>The error for a name that none has.</summary>
    public static InstanceException Unknown(string name, InstanceScope? scope) =>
        new(InstanceProblem.InstanceNotFound, name, string.Join(", ", (scope is null ? Seen(InstanceSource.Resolver()) : KeptIn(scope.Value)).Select(instance => instance.Name)), "");

    private static IReadOnlyList<Instance> Seen(InstanceResolver resolver) => [.. resolver.List().Select(listed => listed.Instance)];

    private static IReadOnlyList<Instance> KeptIn(InstanceScope scope) =>
        scope != InstanceScope.Environment ? InstancePlace.Of(scope).Read().Instances
        : InstanceSource.Environment.Instance is { } instance ? [instance]
        : [];
}
