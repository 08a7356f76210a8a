using System.Net;
using System.Security;

namespace AppwritePS.Instances.Tests;

internal static class Make
{
    public static Instance Instance(string? name, string endpoint = "http://one.example", string projectId = "project", string key = "standard_0", TransportSettings? transport = null) =>
        Instances.Instance.Create(name, Endpoint.Parse(endpoint), projectId, new MemoryKey(ApiKey.From(key)), transport);

    public static Instance Instance(string? name, KeySource key, string endpoint = "http://one.example", string projectId = "project", TransportSettings? transport = null) =>
        Instances.Instance.Create(name, Endpoint.Parse(endpoint), projectId, key, transport);

    public static SecureString Secure(string text) => new NetworkCredential("", text).SecurePassword;

    public static string KeyOf(Instance instance, IVaultReader? vault = null) => instance.GetApiKey(vault).Use(static text => text);

    public static EnvironmentInstance Environment(string? endpoint = null, string? projectId = null, string? key = null) =>
        EnvironmentInstance.Read(name => name switch
        {
            "APPWRITE_ENDPOINT" => endpoint,
            "APPWRITE_PROJECT_ID" => projectId,
            "APPWRITE_API_KEY" => key,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such variable is read."),
        });

    public static InstanceException Refusal(Action act) => Assert.Throws<InstanceException>(act);

    public static InstanceException Refusal<T>(Func<T> act) => Assert.Throws<InstanceException>(() => { act(); });
}
