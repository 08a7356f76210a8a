using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>Makes an instance's client.</summary>
internal static class InstanceClient
{
    /// <param name="instance">The instance.</param>
    /// <param name="vault">Reads a key that a vault holds; <c>null</c> where none may be asked.</param>
    /// <param name="options">How it sends.</param>
    /// <exception cref="InstanceException">The instance's key cannot be had.</exception>
    public static AppwriteClient ToClient(this Instance instance, IVaultReader? vault, ClientOptions options)
    {
        var key = instance.GetApiKey(vault);
        return new AppwriteClient(
            new Connection(instance.Endpoint.Text, instance.ProjectId, () => key.Use(text => text)),
            HttpTransport.For(instance.ToOptions(vault)),
            options);
    }
}
