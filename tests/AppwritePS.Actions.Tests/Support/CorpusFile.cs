using System.Reflection;
using System.Text;
using AppwritePS.Yaml;

namespace AppwritePS.Actions.Tests;

/// <summary>
/// A file of the corpus. Its folder says whether there are errors in it, and what follows the first dot of its name how it
/// is read: <c>converted</c> with bodies made JSON, <c>rescheduled</c> with another schedule from the caller.
/// </summary>
internal sealed class CorpusFile
{
    private const string Yaml = ".yaml";

    private const string Expected = ".expected.txt";

    private static readonly string s_folder =
        typeof(CorpusFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "Corpus").Value!;

    private readonly string _path;

    /// <summary>Names a file.</summary>
    /// <param name="name">Its folder and its name, such as <c>good/list.yaml</c>.</param>
    public CorpusFile(string name)
    {
        Name = name;
        _path = Path.Combine(s_folder, name);
        Text = Decoded(File.ReadAllBytes(_path));
    }

    /// <summary>The names of all that are read.</summary>
    public static IReadOnlyList<string> Names { get; } = NamesOf(Yaml);

    /// <summary>The names of those that somebody has said what to expect of.</summary>
    public static IReadOnlyList<string> ExpectedNames { get; } = [.. NamesOf(Expected).Select(static name => Path.ChangeExtension(Path.ChangeExtension(name, null), Yaml))];

    public string Name { get; }

    /// <summary>The text, with the byte order mark if it has one.</summary>
    public string Text { get; }

    public bool HasErrors => Name.StartsWith("bad/", StringComparison.Ordinal);

    public string Expectation => File.ReadAllText(Path.ChangeExtension(_path, Expected));

    public ActionFile Read() => ActionFile.Read(new YamlFormat(), Text, new()
    {
        Now = Reading.Now,
        ConvertBody = Name.EndsWith(".converted" + Yaml, StringComparison.Ordinal),
        ReplaceSchedule = Name.EndsWith(".rescheduled" + Yaml, StringComparison.Ordinal),
    });

    private static string[] NamesOf(string ending) =>
        [.. from folder in (string[])["bad", "good"]
            from path in Directory.GetFiles(Path.Combine(s_folder, folder), "*" + ending)
            orderby path
            select folder + "/" + Path.GetFileName(path)];

    private static string Decoded(byte[] bytes) =>
        (bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode : Encoding.UTF8).GetString(bytes);
}
