using System.Xml.Linq;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>A module that is made for the occasion: a manifest and a format file around an assembly.</summary>
internal static class WrittenModule
{
    /// <summary>Writes it.</summary>
    /// <param name="folder">Where its own folder is to lie.</param>
    /// <param name="name">Its name.</param>
    /// <param name="assembly">The assembly, where it is.</param>
    /// <param name="views">How many views the format file has.</param>
    /// <returns>The manifest.</returns>
    public static string Write(DirectoryInfo folder, string name, string assembly, int views)
    {
        var home = folder.CreateSubdirectory(name).FullName;
        var manifest = Path.Combine(home, name + ".psd1");
        File.WriteAllText(manifest, $$"""
            @{
                RootModule        = '{{assembly.Replace("'", "''", StringComparison.Ordinal)}}'
                ModuleVersion     = '1.0'
                PowerShellVersion = '5.1'
                FormatsToProcess  = @('{{name}}.Format.ps1xml')
                CmdletsToExport   = @('Get-Nothing')
                FunctionsToExport = @()
                AliasesToExport   = @()
                VariablesToExport = @()
            }
            """);
        new XElement("Configuration", new XElement("ViewDefinitions", Enumerable.Range(0, views).Select(number => View($"{name}.Type{number}"))))
            .Save(Path.Combine(home, name + ".Format.ps1xml"));
        return manifest;
    }

    private static XElement View(string type) => new(
        "View",
        new XElement("Name", type),
        new XElement("ViewSelectedBy", new XElement("TypeName", type)),
        new XElement(
            "TableControl",
            new XElement("TableHeaders", new XElement("TableColumnHeader")),
            new XElement("TableRowEntries", new XElement("TableRowEntry", new XElement("TableColumnItems", new XElement("TableColumnItem", new XElement("PropertyName", "Name")))))));
}
