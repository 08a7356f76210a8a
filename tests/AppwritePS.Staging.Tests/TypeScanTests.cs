using AppwritePS.Staging.Tests.Metadata;
using AppwritePS.Staging.Tests.Samples;
using Xunit;

namespace AppwritePS.Staging.Tests;

/// <summary>
/// The engine takes all types of the module's binary before its initializer runs, and with it the resolver that finds the
/// libraries of the folder NetFramework: a type that needs one of them then is a module that does not import on 5.1.
/// </summary>
public class TypeScanTests
{
    private static readonly string[] s_tooEarly = [.. Staged.Libraries, Staged.Yaml, Staged.YamlLibrary];

    private static readonly TypeScan s_module = new(Staged.Open("AppwritePS"), new AssemblySet(Staged.Folder), s_tooEarly);

    private static readonly TypeScan s_samples = new(
        new AssemblyFile(typeof(Breaking).Assembly.Location),
        new AssemblySet(Path.GetDirectoryName(typeof(Breaking).Assembly.Location)!),
        ["System.Text.Json"]);

    [Fact]
    public void The_module_s_types_need_no_library_before_the_resolver_is_there()
    {
        Assert.Empty(s_module.Breaches());
        Assert.Empty(s_module.AttributeArguments());
    }

    [Theory]
    [InlineData(nameof(Breaking.ByBase), "System.Text.Json.Serialization.JsonConverter`1")]
    [InlineData(nameof(Breaking.ByInterface), "System.Text.Json.JsonElement")]
    [InlineData(nameof(Breaking.ByField), "System.Text.Json.JsonElement")]
    [InlineData(nameof(Breaking.ByFieldOfField), "System.Text.Json.JsonElement")]
    [InlineData(nameof(Breaking.BySignature), "System.Text.Json.JsonDocument")]
    [InlineData(nameof(Breaking.ByAnnotation), "System.Text.Json.Serialization.JsonIgnoreAttribute")]
    public void A_type_that_needs_one_is_told(string type, string asked) =>
        Assert.Contains($"{typeof(Breaking).FullName}+{type}: {asked}", s_samples.Breaches());

    [Fact]
    public void So_is_an_attribute_that_names_one() =>
        Assert.Equal(["System.ComponentModel.TypeConverterAttribute"], s_samples.AttributeArguments());

    [Fact]
    public void A_type_that_needs_it_only_when_it_runs_is_not() =>
        Assert.DoesNotContain(s_samples.Breaches(), told => told.Contains("+" + nameof(Breaking.Fine), StringComparison.Ordinal));
}
