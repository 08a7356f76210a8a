using System.Collections;
using System.Management.Automation.Language;
using System.Reflection.Metadata;
using AppwritePS.Staging.Tests.Metadata;
using Xunit;

namespace AppwritePS.Staging.Tests;

public class ManifestTests
{
    private readonly Hashtable _manifest = Read();

    [Fact]
    public void The_binary_is_the_module_without_a_script_around_it() => Assert.Equal("AppwritePS.dll", _manifest["RootModule"]);

    [Fact]
    public void It_is_for_both_editions() => Assert.Equal(["Desktop", "Core"], Values("CompatiblePSEditions"));

    [Fact]
    public void It_asks_for_what_the_binary_needs()
    {
        Assert.Equal("5.1", _manifest["PowerShellVersion"]);
        Assert.Equal("4.7.2", _manifest["DotNetFrameworkVersion"]);
    }

    // A list that is missing means all, and makes the engine load the module to find its commands.
    [Theory]
    [InlineData("AliasesToExport")]
    [InlineData("CmdletsToExport")]
    [InlineData("FunctionsToExport")]
    [InlineData("VariablesToExport")]
    public void Each_export_list_is_written_out(string list)
    {
        Assert.IsType<object[]>(_manifest[list]);
        Assert.DoesNotContain(Values(list), name => name.Contains('*', StringComparison.Ordinal));
    }

    [Fact]
    public void It_exports_the_cmdlets_of_the_binary_and_nothing_else()
    {
        Assert.Equal(Cmdlets().Order(StringComparer.Ordinal), Values("CmdletsToExport"));
        Assert.Empty(Values("AliasesToExport"));
        Assert.Empty(Values("FunctionsToExport"));
        Assert.Empty(Values("VariablesToExport"));
    }

    [Theory]
    [MemberData(nameof(Staged.EachOwn), MemberType = typeof(Staged))]
    public void Its_version_is_the_binary_s(string name) =>
        Assert.Equal(_manifest["ModuleVersion"], Staged.Open(name).Version.ToString(3));

    private string[] Values(string key) => [.. ((object[])_manifest[key]!).Cast<string>()];

    private static Hashtable Read()
    {
        var script = Parser.ParseFile(Path.Combine(Staged.Folder, "AppwritePS.psd1"), out _, out var errors);
        Assert.Empty(errors);
        return (Hashtable)script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false).SafeGetValue();
    }

    private static IEnumerable<string> Cmdlets()
    {
        var metadata = Staged.Open("AppwritePS").Metadata;
        return from type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
               from attribute in type.GetCustomAttributes().Select(metadata.GetCustomAttribute)
               where attribute.TypeIn(metadata).Name == "System.Management.Automation.CmdletAttribute"
               select NameFrom(metadata.GetBlobReader(attribute.Value));
    }

    private static string NameFrom(BlobReader arguments)
    {
        arguments.ReadUInt16();
        return arguments.ReadSerializedString() + "-" + arguments.ReadSerializedString();
    }
}
