using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>The instances that commands see: those of the environment and those of the process.</summary>
internal static class InstanceSource
{
    /// <summary>What the environment variables say now.</summary>
    public static EnvironmentInstance Environment => EnvironmentInstance.Read(System.Environment.GetEnvironmentVariable);

    /// <summary>Decides among all of them.</summary>
    public static InstanceResolver Resolver() => new(Environment, InstanceRegistry.Process.Snapshot());

    /// <summary>All of them, as objects.</summary>
    public static IEnumerable<AppwriteInstance> All()
    {
        var kept = InstanceRegistry.Process.Snapshot();
        var objects = kept.Instances.Select(instance => new AppwriteInstance(instance, instance == kept.Default));
        return Environment.Instance is { } environment ? objects.Append(new AppwriteInstance(environment, isDefault: false)) : objects;
    }
}
