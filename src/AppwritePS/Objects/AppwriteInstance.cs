using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>An Appwrite project on one server, as commands name it. Never holds the key.</summary>
public sealed class AppwriteInstance
{
    internal AppwriteInstance(Instance instance, bool isDefault)
    {
        Name = instance.Name;
        InstanceId = instance.InstanceId;
        Endpoint = instance.Endpoint.Text;
        ProjectId = instance.ProjectId;
        Scope = instance.Scope;
        IsDefault = isDefault;
        KeySource = instance.KeySource;
    }

    /// <summary>Its name, unique.</summary>
    public string Name { get; }

    /// <summary>The id in action names: MD5 of endpoint and project; <c>$null</c> where the system refuses MD5.</summary>
    public string? InstanceId { get; }

    /// <summary>The API's address.</summary>
    public string Endpoint { get; }

    /// <summary>The project.</summary>
    public string ProjectId { get; }

    /// <summary>Where it is kept.</summary>
    public InstanceScope Scope { get; }

    /// <summary>Whether commands use it when none is named.</summary>
    public bool IsDefault { get; }

    /// <summary>Where its key comes from.</summary>
    public KeySource KeySource { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
