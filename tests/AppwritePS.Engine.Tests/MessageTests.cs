using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using AppwritePS.Quickstart;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>Texts and error ids cannot drift apart: an id is the name of its text.</summary>
public sealed partial class MessageTests : IDisposable
{
    private readonly EngineSession _session = new();
    private readonly Assembly _module = Loaded("AppwritePS");

    public void Dispose() => _session.Dispose();

    public static TheoryData<string, string, string> Enums { get; } = new()
    {
        { "AppwritePS.Client", "FailureCause", "" },
        { "AppwritePS.Client", "RequestRule", "Rule" },
        { "AppwritePS.Client", "CertificateProblem", "Certificate" },
        { "AppwritePS.Instances", "InstanceProblem", "" },
        { "AppwritePS.Instances", "ResolutionReason", "Reason" },
        { "AppwritePS.Actions", "ActionRule", "Yaml" },
        { "AppwritePS.Actions", "YamlKind", "Kind" },
    };

    [Theory]
    [MemberData(nameof(Enums))]
    public void Every_cause_has_a_text(string assembly, string type, string prefix)
    {
        var texts = Texts();

        foreach (var cause in Names(assembly, type))
            Assert.True(texts.ContainsKey(prefix + cause), $"{prefix}{cause} has no text.");
    }

    [Fact]
    public void Every_text_is_used()
    {
        var sources = string.Concat(Directory.EnumerateFiles(Path.Combine(StagedModule.Folder, "../../src/AppwritePS"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains(@"\obj\", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        var used = Use().Matches(sources).Select(match => match.Groups[1].Value)
            .Concat(Enums.SelectMany(row => Names(row.Data.Item1, row.Data.Item2).Select(name => row.Data.Item3 + name)))
            .ToHashSet();

        Assert.Empty(Texts().Keys.Except(used));
    }

    [Fact]
    public void Every_text_can_be_filled_in()
    {
        foreach (var (name, text) in Texts())
        {
            var failure = Record.Exception(() => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, "a", "b", "c", "d", DateTime.Now, "f"));
            Assert.True(failure is null, $"{name}: {failure?.Message}");
        }
    }

    private Dictionary<string, string> Texts()
    {
        using var reader = new ResourceReader(_module.GetManifestResourceStream("AppwritePS.Messages.resources")!);
        return reader.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static IEnumerable<string> Names(string assembly, string type) =>
        Loaded(assembly).GetType(assembly + "." + type)!.GetEnumNames().Where(name => name != "None");

    private static Assembly Loaded(string name)
    {
        var folder = Path.GetFullPath(StagedModule.Folder);
        return AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == name)
            ?? Assembly.LoadFrom(Path.Combine(folder, name + ".dll"));
    }

    [GeneratedRegex(@"\bMessages\.(\w+)")]
    private static partial Regex Use();
}
