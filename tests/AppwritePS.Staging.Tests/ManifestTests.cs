using System.Reflection.Metadata;
using AppwritePS.Staging.Tests.Metadata;
using Xunit;

namespace AppwritePS.Staging.Tests;

public class ManifestTests
{
    [Fact]
    public void The_binary_is_the_module_without_a_script_around_it() => Assert.Equal("AppwritePS.dll", Staged.Manifest["RootModule"]);

    [Fact]
    public void It_is_for_both_editions() => Assert.Equal(["Desktop", "Core"], Values("CompatiblePSEditions"));

    [Fact]
    public void It_asks_for_what_the_binary_needs()
    {
        Assert.Equal("5.1", Staged.Manifest["PowerShellVersion"]);
        Assert.Equal("4.7.2", Staged.Manifest["DotNetFrameworkVersion"]);
    }

    // A list that is missing means all, and makes the engine load the module to find its commands.
    [Theory]
    [InlineData("AliasesToExport")]
    [InlineData("CmdletsToExport")]
    [InlineData("FunctionsToExport")]
    [InlineData("VariablesToExport")]
    public void Each_export_list_is_written_out(string list)
    {
        Assert.IsType<object[]>(Staged.Manifest[list]);
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
        Assert.Equal(Staged.Manifest["ModuleVersion"], Staged.Open(name).Version.ToString(3));

    private static string[] Values(string key) => [.. ((object[])Staged.Manifest[key]!).Cast<string>()];

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
