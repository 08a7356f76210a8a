using System.Reflection;

namespace AppwritePS.Actions.Tests;

/// <summary>
/// The staged module's reader beside another version of YamlDotNet. Each is run in a process of its own, in which nothing
/// was loaded before.
/// </summary>
public class LibraryTests
{
    private static readonly string s_module = Metadata("Module");

    private static readonly string s_other = Metadata("OtherYamlDotNet");

    [Fact]
    public void It_reads_beside_another_that_was_there()
    {
        Assert.Equal("13.0.0.0", UseOther());
        Assert.Equal(1, ReadWithOurs());
        Assert.Equal("13.0.0.0", UseOther());
    }

    [Fact]
    public void It_reads_beside_another_that_comes_later()
    {
        Assert.Equal(1, ReadWithOurs());
        Assert.Equal("13.0.0.0", UseOther());
        Assert.Equal(1, ReadWithOurs());
    }

    [Fact]
    public void It_is_loaded_as_on_NET_Framework() => Assert.Null(typeof(object).Assembly.GetType("System.Runtime.Loader.AssemblyLoadContext"));

    private static string Metadata(string key) =>
        typeof(LibraryTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    // Reads YAML with the other, and tells its version.
    private static string UseOther()
    {
        var library = Assembly.LoadFrom(s_other);
        var parser = Activator.CreateInstance(library.GetType("YamlDotNet.Core.Parser", throwOnError: true)!, new StringReader("a: [b]"))!;
        var moveNext = parser.GetType().GetMethod("MoveNext")!;
        while ((bool)moveNext.Invoke(parser, [])!) { }
        return library.GetName().Version!.ToString();
    }

    // Reads YAML as the module does, and counts its documents.
    private static int ReadWithOurs()
    {
        var format = Assembly.LoadFrom(Path.Combine(s_module, "AppwritePS.dll"))
            .GetType("AppwritePS.ActionYaml", throwOnError: true)!
            .GetProperty("Format", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .GetValue(null)!;
        var content = format.GetType().GetMethod("Read")!.Invoke(format, ["a: [b]", 1])!;
        return ((System.Collections.ICollection)content.GetType().GetProperty("Documents")!.GetValue(content)!).Count;
    }
}
