using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>The instances that commands see: those of the process, of the user's profile and of the environment.</summary>
internal static class InstanceSource
{
    /// <summary>What the environment variables say now.</summary>
    public static EnvironmentInstance Environment => EnvironmentInstance.Read(System.Environment.GetEnvironmentVariable);

    /// <summary>Decides among all of them. The profile is read only when the others do not settle it.</summary>
    public static InstanceResolver Resolver() => new(Environment, InstanceRegistry.Process.Snapshot(), () => InstanceStore.CurrentUser.Read());

    /// <summary>An instance as an object.</summary>
    public static AppwriteInstance ToObject(this ListedInstance listed) => new(listed.Instance, listed.IsDefault);
}
