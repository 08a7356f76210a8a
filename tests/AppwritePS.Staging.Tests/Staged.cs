using System.Collections;
using System.Management.Automation.Language;
using System.Reflection;
using AppwritePS.Staging.Tests.Metadata;
using Xunit;

namespace AppwritePS.Staging.Tests;

/// <summary>The staged module, and what it meets under Windows PowerShell 5.1.</summary>
internal static class Staged
{
    /// <summary>Where the files are that are read from the repository itself.</summary>
    public static string Repository { get; } = Metadata("RepositoryRoot");

    public static string Folder { get; } = Metadata("StagedModule").TrimEnd('/', '\\');

    public static Hashtable Manifest { get; } = ReadManifest();

    public static string NetFrameworkFolder { get; } = Path.Combine(Folder, "NetFramework");

    public static string YamlFolder { get; } = Path.Combine(Folder, "Yaml");

    /// <summary>The name of the one assembly that no other refers to and whose library no other knows.</summary>
    public const string Yaml = "AppwritePS.Yaml";

    public const string YamlLibrary = "YamlDotNet";

    /// <summary>The names of our own assemblies.</summary>
    public static IReadOnlyList<string> Own { get; } = [.. NamesIn(Folder), Yaml];

    /// <summary>The names of the libraries that .NET Framework lacks.</summary>
    public static IReadOnlyList<string> Libraries { get; } = NamesIn(NetFrameworkFolder);

    public static TheoryData<string> EachOwn { get; } = [.. Own];

    public static TheoryData<string> EachLibrary { get; } = [.. Libraries, YamlLibrary];

    /// <summary>.NET Framework 4.7.2, alone.</summary>
    public static AssemblySet NetFramework { get; } = new(Metadata("NetFrameworkReferences"), Path.Combine(Metadata("NetFrameworkReferences"), "Facades"));

    /// <summary>All that a staged binary can refer to under Windows PowerShell 5.1.</summary>
    public static AssemblySet WindowsPowerShell { get; } = new(
        [Folder, YamlFolder, NetFrameworkFolder, Metadata("PowerShellStandard"), .. NetFramework.Folders]);

    /// <summary>A staged assembly.</summary>
    public static AssemblyFile Open(string name) => WindowsPowerShell.Find(name)!;

    private static Hashtable ReadManifest()
    {
        var script = Parser.ParseFile(Path.Combine(Folder, "AppwritePS.psd1"), out _, out var errors);
        Assert.Empty(errors);
        return (Hashtable)script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false).SafeGetValue();
    }

    private static string[] NamesIn(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    private static string Metadata(string key) =>
        typeof(Staged).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
