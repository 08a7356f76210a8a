namespace AppwritePS.Help;

/// <summary>The pages in a folder: of commands, of types that they return, and about topics.</summary>
public sealed class Pages
{
    private const string AboutPrefix = "about_";

    private Pages(IEnumerable<string> files)
    {
        var byKind = files.Order(StringComparer.Ordinal).ToLookup(KindOf);
        Commands = [.. byKind[Kind.Command].Select(file => Read(file, CommandPage.Read))];
        Types = [.. byKind[Kind.Type].Select(file => Read(file, TypePage.Read))];
        Topics = [.. byKind[Kind.Topic].Select(file => Read(file, Section.Read))];
    }

    private enum Kind
    {
        Command,
        Type,
        Topic,
    }

    /// <summary>Those of commands, <c>Verb-Noun.md</c>.</summary>
    public IReadOnlyList<CommandPage> Commands { get; }

    /// <summary>Those of types, <c>Name.md</c>.</summary>
    public IReadOnlyList<TypePage> Types { get; }

    /// <summary>Those about topics, <c>about_Name.md</c>.</summary>
    public IReadOnlyList<Section> Topics { get; }

    /// <summary>Reads all pages of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="FormatException">One is not written as such pages are; the text names it.</exception>
    public static Pages In(string folder) => new(Directory.EnumerateFiles(folder, "*.md"));

    private static Kind KindOf(string file) => Path.GetFileName(file) switch
    {
        var name when name.StartsWith(AboutPrefix, StringComparison.Ordinal) => Kind.Topic,
        var name when name.Contains('-', StringComparison.Ordinal) => Kind.Command,
        _ => Kind.Type,
    };

    private static T Read<T>(string file, Func<string, T> read)
    {
        try
        {
            return read(File.ReadAllText(file));
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException)
        {
            throw new FormatException($"{file}: {wrong.Message}", wrong);
        }
    }
}
