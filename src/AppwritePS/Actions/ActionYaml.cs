using System.Reflection;
using AppwritePS.Actions;

namespace AppwritePS;

/// <summary>
/// Loads what reads YAML when the first action is read or written, out of the module's own folder <c>Yaml</c>: so that
/// importing the module costs none of it, and no other module's YamlDotNet gets in its way or is got in the way of.
/// </summary>
internal static class ActionYaml
{
    private const string Library = "YamlDotNet";

    private const string Reader = "AppwritePS.Yaml";

    private static readonly string s_folder = Path.Combine(Path.GetDirectoryName(typeof(ActionYaml).Assembly.Location) ?? "", "Yaml");

    private static readonly Assembly s_actions = typeof(IYamlFormat).Assembly;

    private static readonly Lazy<IYamlFormat> s_format = new(Load);

    /// <summary>How YAML is read and written. The first call loads the assemblies.</summary>
    public static IYamlFormat Format => s_format.Value;

    private static IYamlFormat Load()
    {
        var load = LoaderOfPrivateContext() ?? LoaderOfFramework();

        // Its user comes second, and finds it there.
        load(Path.Combine(s_folder, Library + ".dll"));
        var reader = load(Path.Combine(s_folder, Reader + ".dll"));
        return (IYamlFormat)Activator.CreateInstance(reader.GetType(Reader + ".YamlFormat", throwOnError: true)!)!;
    }

    // netstandard2.0 has no AssemblyLoadContext, .NET has: made by reflection.
    private static Func<string, Assembly>? LoaderOfPrivateContext()
    {
        const string Context = "System.Runtime.Loader.AssemblyLoadContext";
        if (typeof(object).Assembly.GetType(Context) is not { } type) return null;

        var context = Activator.CreateInstance(type, Reader, /* isCollectible: */ false)!;
        var resolving = type.GetEvent("Resolving")!;
        resolving.AddEventHandler(context, Delegate.CreateDelegate(resolving.EventHandlerType!, ((Func<object, AssemblyName, Assembly?>)Shared).Method));
        return (Func<string, Assembly>)Delegate.CreateDelegate(typeof(Func<string, Assembly>), context, type.GetMethod("LoadFromAssemblyPath")!);
    }

    // Both sides have to mean the same IYamlFormat, wherever the engine has loaded this assembly and the one that declares it.
    private static Assembly? Shared(object context, AssemblyName asked) => asked.Name == s_actions.GetName().Name ? s_actions : null;

    // .NET Framework keeps versions of a strong name apart by itself, and looks for the others where the one that asks lies.
    private static Func<string, Assembly> LoaderOfFramework()
    {
        AppDomain.CurrentDomain.AssemblyResolve += static (_, request) =>
            request.RequestingAssembly is { IsDynamic: false } asking && s_folder.Equals(Path.GetDirectoryName(asking.Location), StringComparison.OrdinalIgnoreCase)
                ? Shared(asking, new AssemblyName(request.Name))
                : null;
        return Assembly.LoadFrom;
    }
}
