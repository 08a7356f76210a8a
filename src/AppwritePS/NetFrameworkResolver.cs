using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;

namespace AppwritePS;

/// <summary>
/// Under Windows PowerShell 5.1 finds the assemblies that .NET Framework lacks, in the module's own folder
/// <c>NetFramework</c>, for the module alone: names from a fixed list, and only where an assembly of the module asks. It
/// stands in for the binding redirects that powershell.exe's configuration cannot be given.
/// </summary>
public sealed class NetFrameworkResolver : IModuleAssemblyInitializer
{
    private static readonly string[] s_names =
    [
        "Microsoft.Bcl.AsyncInterfaces",
        "System.Buffers",
        "System.Memory",
        "System.Numerics.Vectors",
        "System.Runtime.CompilerServices.Unsafe",
        "System.Text.Encodings.Web",
        "System.Text.Json",
        "System.Threading.Tasks.Extensions",
        "System.ValueTuple",
    ];

    private static readonly string s_moduleFolder = Path.GetDirectoryName(typeof(NetFrameworkResolver).Assembly.Location) ?? "";

    // Where what was answered lies in the module. .NET Framework may have answered with the same assembly out of another
    // module's folder, which it had loaded before.
    private static readonly ConcurrentDictionary<Assembly, string> s_answered = new();

    private static bool IsNetFramework { get; } = RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    /// <summary>Answers from now on, and for good: what it loads stays, and other runspaces may use the module still.</summary>
    public void OnImport()
    {
        if (!IsNetFramework) return;
        AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        if (PathFor(request.Name, LocationOf(request.RequestingAssembly), s_moduleFolder) is not { } path) return null;

        var found = Assembly.LoadFrom(path);
        s_answered[found] = path;
        return found;
    }

    // Asked for its location, an assembly that a script's classes make throws on .NET Framework.
    private static string? LocationOf(Assembly? assembly) =>
        assembly is null or { IsDynamic: true } ? null
        : s_answered.TryGetValue(assembly, out var path) ? path
        : assembly.Location;

    /// <summary>Where the assembly lies; <c>null</c> when it is none of ours, or none of ours asks.</summary>
    internal static string? PathFor(string assemblyName, string? requestingLocation, string moduleFolder)
    {
        var name = new AssemblyName(assemblyName).Name;
        if (name is null || !s_names.Contains(name, StringComparer.OrdinalIgnoreCase)) return null;
        if (requestingLocation is not { Length: > 0 } || !IsUnder(requestingLocation, moduleFolder)) return null;

        var path = Path.Combine(moduleFolder, "NetFramework", name + ".dll");
        return File.Exists(path) ? path : null;
    }

    private static bool IsUnder(string file, string folder) =>
        Path.GetFullPath(file).StartsWith(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);
}
