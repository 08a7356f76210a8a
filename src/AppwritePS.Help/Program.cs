using AppwritePS.Help;

if (args is not [var docs, var module, var output])
{
    Console.Error.WriteLine("Usage: AppwritePS.Help <folder of pages> <the module's assembly> <folder to write to>");
    return 2;
}

try
{
    var pages = Pages.In(docs);
    Directory.CreateDirectory(output);
    MamlFile.Write(Path.Combine(output, Path.GetFileName(module) + "-Help.xml"), CmdletMetadata.In(Path.GetFullPath(module)), pages);
    foreach (var topic in pages.Topics) File.WriteAllText(Path.Combine(output, topic.Title + ".help.txt"), AboutFile.TextOf(topic));
    return 0;
}
catch (FormatException wrong)
{
    // As MSBuild reads errors.
    Console.Error.WriteLine("AppwritePS.Help: error: " + wrong.Message);
    return 1;
}
