using System.Reflection;

namespace AppwritePS.Actions.Tests;

/// <summary>
/// The staged module's reader beside another version of YamlDotNet, in application domains in which nothing was loaded
/// before.
/// </summary>
public class LibraryTests
{
    private static readonly string s_module = Metadata("Module");

    private static readonly string s_other = Metadata("OtherYamlDotNet");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_reads_whichever_of_the_two_comes_first(bool otherFirst)
    {
        // Never unloaded: Mono aborts now and then when one is.
        var domain = AppDomain.CreateDomain("apart", null, new AppDomainSetup { ApplicationBase = AppDomain.CurrentDomain.BaseDirectory });
        var user = (User)domain.CreateInstanceFromAndUnwrap(typeof(User).Assembly.Location, typeof(User).FullName);

        if (otherFirst) Assert.Equal("13.0.0.0", user.UseOther(s_other));
        Assert.Equal(1, user.ReadWithOurs(s_module));
        Assert.Equal("13.0.0.0", user.UseOther(s_other));
        Assert.Equal(1, user.ReadWithOurs(s_module));
    }

    [Fact]
    public void It_is_loaded_as_on_NET_Framework() => Assert.Null(typeof(object).Assembly.GetType("System.Runtime.Loader.AssemblyLoadContext"));

    private static string Metadata(string key) =>
        typeof(LibraryTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    /// <summary>Uses both from within a domain.</summary>
    public sealed class User : MarshalByRefObject
    {
        /// <summary>Reads YAML with the other, and tells its version.</summary>
        public string UseOther(string path)
        {
            var library = Assembly.LoadFrom(path);
            var parser = Activator.CreateInstance(library.GetType("YamlDotNet.Core.Parser", throwOnError: true)!, new StringReader("a: [b]"))!;
            var moveNext = parser.GetType().GetMethod("MoveNext")!;
            while ((bool)moveNext.Invoke(parser, [])!) { }
            return library.GetName().Version!.ToString();
        }

        /// <summary>Reads YAML as the module does, and counts its documents.</summary>
        public int ReadWithOurs(string module)
        {
            var format = Assembly.LoadFrom(Path.Combine(module, "AppwritePS.dll"))
                .GetType("AppwritePS.ActionYaml", throwOnError: true)!
                .GetProperty("Format", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
                .GetValue(null)!;
            var content = format.GetType().GetMethod("Read")!.Invoke(format, ["a: [b]", 1])!;
            return ((System.Collections.ICollection)content.GetType().GetProperty("Documents")!.GetValue(content)!).Count;
        }
    }
}
