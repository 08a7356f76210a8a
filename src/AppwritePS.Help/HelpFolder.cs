namespace AppwritePS.Help;

/// <summary>The folder of a module in which Get-Help looks for help in English.</summary>
public static class HelpFolder
{
    /// <summary>Writes the help of a module: of its commands, and about its topics. The same input makes the same bytes.</summary>
    /// <param name="docs">The folder of the pages.</param>
    /// <param name="module">The module's assembly, beside those that it needs.</param>
    /// <param name="output">The folder to write to.</param>
    /// <exception cref="FormatException">A page is not written as such pages are; the text names it.</exception>
    public static void Write(string docs, string module, string output)
    {
        var pages = Pages.In(docs);
        Directory.CreateDirectory(output);
        MamlFile.Write(Path.Combine(output, Path.GetFileName(module) + "-Help.xml"), CmdletMetadata.In(Path.GetFullPath(module)), pages);
        foreach (var topic in pages.Topics) File.WriteAllText(Path.Combine(output, topic.Title + ".help.txt"), AboutFile.TextOf(topic));
    }
}
