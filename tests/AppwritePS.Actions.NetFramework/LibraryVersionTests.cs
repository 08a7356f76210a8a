using System.Collections;
using System.Reflection;

namespace AppwritePS.Actions.Tests;

/// <summary>
/// Two versions of the YAML library in one process of .NET Framework, the module's and another's. Each is run by itself, from
/// a folder without any, as powershell.exe's is. What they load goes by reflection, so that it is what they ask for.
/// </summary>
public class LibraryVersionTests
{
    private const string Yaml = "YamlDotNet";

    [Fact(Explicit = true)]
    public void The_module_s_comes_beside_another_that_is_there()
    {
        Assert.Empty(Libraries());
        Assert.Equal(10, EventsOfTheOther());
        Assert.Equal(["13 in OtherModule"], Libraries());

        Assert.Equal(2, DocumentsOfTheModule());
        Assert.Equal(10, EventsOfTheOther());
        Assert.Equal(["13 in OtherModule", "18 in Yaml"], Libraries());
    }

    [Fact(Explicit = true)]
    public void Another_can_come_after_it()
    {
        Assert.Empty(Libraries());
        Assert.Equal(2, DocumentsOfTheModule());
        Assert.Equal(["18 in Yaml"], Libraries());

        Assert.Equal(10, EventsOfTheOther());
        Assert.Equal(2, DocumentsOfTheModule());
        Assert.Equal(["18 in Yaml", "13 in OtherModule"], Libraries());
    }

    // Else it would be .NET's way of loading that is shown here.
    [Fact]
    public void It_is_loaded_as_on_NET_Framework() => Assert.Null(typeof(object).Assembly.GetType("System.Runtime.Loader.AssemblyLoadContext"));

    private static int DocumentsOfTheModule()
    {
        var format = Assembly.LoadFrom(Path.Combine(Folder("StagedModule"), "AppwritePS.dll"))
            .GetType("AppwritePS.ActionYaml", throwOnError: true)!
            .GetProperty("Format")!
            .GetValue(null)!;
        var content = format.GetType().GetMethod("Read")!.Invoke(format, ["a: [b]\n--- &x c\n", 1])!;
        return ((ICollection)content.GetType().GetProperty("Documents")!.GetValue(content)!).Count;
    }

    private static int EventsOfTheOther()
    {
        var type = Assembly.LoadFrom(Path.Combine(Folder("OtherModule"), Yaml + ".dll")).GetType("YamlDotNet.Core.Parser", throwOnError: true)!;
        var parser = type.GetConstructor([typeof(TextReader)])!.Invoke([new StringReader("a: [b]")]);
        var next = (Func<bool>)type.GetMethod("MoveNext")!.CreateDelegate(typeof(Func<bool>), parser);
        var events = 0;
        while (next()) events++;
        return events;
    }

    private static IEnumerable<string> Libraries() =>
        from assembly in AppDomain.CurrentDomain.GetAssemblies()
        where assembly.GetName().Name == Yaml
        select $"{assembly.GetName().Version!.Major} in {Path.GetFileName(Path.GetDirectoryName(assembly.Location))}";

    private static string Folder(string key) =>
        typeof(LibraryVersionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
