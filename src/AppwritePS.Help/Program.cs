using AppwritePS.Help;

if (args is not [var docs, var module, var output])
{
    Console.Error.WriteLine("Usage: AppwritePS.Help <folder of pages> <the module's assembly> <folder to write to>");
    return 2;
}

try
{
    HelpFolder.Write(docs, module, output);
    return 0;
}
catch (FormatException wrong)
{
    // As MSBuild reads errors.
    Console.Error.WriteLine("AppwritePS.Help: error: " + wrong.Message);
    return 1;
}
