using AppwritePS.Package;

if (args.Length is < 3 or > 4)
{
    Console.Error.WriteLine("Usage: AppwritePS.Package <folder of the module> <changelog> <folder to write to> [<address of the project>]");
    return 2;
}

try
{
    var notes = ReleaseNotes.Newest(File.ReadAllText(args[1]));
    Console.WriteLine(GalleryPackage.Write(args[0], notes, args[2], args.Length == 4 ? new Uri(args[3]) : null));
    return 0;
}
catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine("AppwritePS.Package: error: " + wrong.Message);
    return 1;
}
