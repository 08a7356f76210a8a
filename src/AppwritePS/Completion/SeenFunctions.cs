using System.Collections.Concurrent;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>The functions of each project as a server last listed them, for as long as the process lives.</summary>
internal static class SeenFunctions
{
    private static readonly ConcurrentDictionary<(string Endpoint, string ProjectId), IReadOnlyList<Function>> s_functions = new();

    public static IReadOnlyList<Function> Of(Instance instance) =>
        s_functions.TryGetValue(KeyOf(instance), out var functions) ? functions : [];

    public static void Keep(Instance instance, IReadOnlyList<Function> functions) => s_functions[KeyOf(instance)] = functions;

    private static (string Endpoint, string ProjectId) KeyOf(Instance instance) => (instance.Endpoint.Text, instance.ProjectId);
}
