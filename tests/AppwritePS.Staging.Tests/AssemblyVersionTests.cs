using AppwritePS.Staging.Tests.Metadata;
using Xunit;

namespace AppwritePS.Staging.Tests;

public class AssemblyVersionTests
{
    // What PowerShell 7.4 brings: its framework's version, under the names that netstandard2.0 builds refer to.
    private static readonly Version s_net8 = new(8, 0, 0, 0);

    private static readonly Dictionary<string, Version> s_oldest = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        // Of Windows PowerShell 5.1; later ones are above it.
        ["System.Management.Automation"] = new(3, 0, 0, 0),
        ["System.Buffers"] = s_net8,
        ["System.Memory"] = s_net8,
        ["System.Numerics.Vectors"] = s_net8,
        ["System.Runtime.CompilerServices.Unsafe"] = s_net8,
        ["System.Text.Encodings.Web"] = s_net8,
        ["System.Text.Json"] = s_net8,
        ["System.Threading.Tasks.Extensions"] = s_net8,
    };

    [Theory]
    [MemberData(nameof(Staged.EachOwn), MemberType = typeof(Staged))]
    public void Our_binaries_refer_to_nothing_that_the_oldest_PowerShell_7_lacks(string name) =>
        Assert.Empty(
            from reference in Staged.Open(name).References
            where !Staged.Own.Contains(reference.Name) && !IsYamlsOwn(name, reference.Name)
            where !s_oldest.TryGetValue(reference.Name, out var version) || reference.Version > version
            select reference);

    [Theory]
    [MemberData(nameof(Staged.EachOwn), MemberType = typeof(Staged))]
    [MemberData(nameof(Staged.EachLibrary), MemberType = typeof(Staged))]
    public void Under_NET_Framework_every_reference_finds_an_assembly_of_its_version_or_above(string name) =>
        Assert.Empty(
            from reference in Staged.Open(name).References
            where !IsThere(Staged.NetFramework, reference) && !IsThere(Staged.WindowsPowerShell, reference)
            select reference);

    [Fact]
    public void A_library_that_is_there_in_a_lower_version_does_not_do()
    {
        Assert.True(IsThere(Staged.WindowsPowerShell, ("System.Text.Json", new(8, 0, 0, 0))));
        Assert.False(IsThere(Staged.WindowsPowerShell, ("System.Text.Json", new(9, 0, 0, 0))));
        Assert.False(IsThere(Staged.NetFramework, ("System.Text.Json", new(8, 0, 0, 0))));
    }

    [Theory]
    [MemberData(nameof(Staged.EachOwn), MemberType = typeof(Staged))]
    public void Only_one_binary_knows_the_YAML_library_and_no_other_knows_that_one(string name) =>
        Assert.Equal(
            name == Staged.Yaml ? ["AppwritePS.Actions", Staged.YamlLibrary] : [],
            from reference in Staged.Open(name).References
            where reference.Name is Staged.Yaml or Staged.YamlLibrary || (name == Staged.Yaml && Staged.Own.Contains(reference.Name))
            orderby reference.Name
            select reference.Name);

    [Fact]
    public void The_action_files_meaning_knows_nothing_but_the_framework() =>
        Assert.Equal(["netstandard"], Staged.Open("AppwritePS.Actions").References.Select(reference => reference.Name));

    private static bool IsYamlsOwn(string name, string reference) => (name, reference) == (Staged.Yaml, Staged.YamlLibrary);

    private static bool IsThere(AssemblySet set, (string Name, Version Version) reference) =>
        set.Find(reference.Name)?.Version >= reference.Version;
}
