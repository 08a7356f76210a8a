using System.Collections;
using System.Management.Automation.Language;

namespace AppwritePS.Package;

/// <summary>What a module's manifest says of it, as far as a gallery shows it.</summary>
internal sealed class ModuleManifest
{
    private readonly Hashtable _data;
    private readonly Hashtable _shown;

    private ModuleManifest(string name, Hashtable data)
    {
        Name = name;
        _data = data;
        _shown = (Hashtable)((Hashtable)data["PrivateData"]!)["PSData"]!;
    }

    public string Name { get; }

    public string Version => Text("ModuleVersion");

    public string Author => Text("Author");

    public string Company => Text("CompanyName");

    public string Description => Text("Description");

    public string Copyright => Text("Copyright");

    public IEnumerable<string> Tags => ((object[])_shown["Tags"]!).Cast<string>();

    /// <summary>Reads the manifest of the module in a folder that has its name.</summary>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public static ModuleManifest In(string folder)
    {
        var file = Directory.GetFiles(folder, "*.psd1") is [var only] ? only : throw new FormatException($"There is not one manifest in {folder}. Build the module first.");
        var script = Parser.ParseFile(file, out _, out var errors);
        if (errors is [var error, ..]) throw new FormatException($"{file}: {error.Message}");

        return new(Path.GetFileNameWithoutExtension(file), (Hashtable)script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false).SafeGetValue());
    }

    private string Text(string key) => (string)_data[key]!;
}
