using System.Management.Automation;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>Finds kept instances by name.</summary>
internal static class NamedInstances
{
    /// <summary>Those that fit a pattern: in one place, or of those that commands see.</summary>
    public static IReadOnlyList<Instance> Matching(string pattern, InstanceScope? scope)
    {
        var wildcard = PatternOf(pattern);
        return [.. Known(scope).Where(instance => wildcard.IsMatch(instance.Name))];
    }

    /// <summary>How names are held against what was typed.</summary>
    public static WildcardPattern PatternOf(string name) => new(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);

    /// <summary>The one of this name, or else of this instance id or project.</summary>
    /// <exception cref="InstanceException">There is none, or more than one.</exception>
    public static Instance One(string name, InstanceScope? scope) => scope is null
        ? InstanceSource.Resolver().Find(name)
        : Known(scope).FirstOrDefault(instance => instance.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(name, scope);

    /// <summary>The error for a name that none has.</summary>
    public static InstanceException Unknown(string name, InstanceScope? scope) =>
        new(InstanceProblem.InstanceNotFound, name, string.Join(", ", Known(scope).Select(instance => instance.Name)), "");

    private static IEnumerable<Instance> Known(InstanceScope? scope) => scope is { } place
        ? InstancePlace.Of(place).Read().Instances
        : InstanceSource.Resolver().List().Select(listed => listed.Instance);
}
