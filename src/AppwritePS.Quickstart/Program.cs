using System.Globalization;
using AppwritePS.Emulator;
using AppwritePS.Quickstart;

// Needs nothing but the .NET SDK: the server is the emulator, the shell is the engine that PowerShell is made of.
// With --picture FOLDER it makes the pictures of the README instead.
if (args is not [] and not ["--picture", _])
{
    await Console.Error.WriteLineAsync("Usage: AppwritePS.Quickstart [--picture FOLDER]");
    return 2;
}

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

await using var emulator = await AppwriteEmulator.StartAsync();
using var session = new EngineSession();
session.Set("Endpoint", emulator.Endpoint.ToString());
session.Set("ProjectId", emulator.ProjectId);
session.Set("ApiKey", emulator.ApiKey);

return args is ["--picture", var folder] ? Draw(folder) : Show();

int Show()
{
    Console.WriteLine($"An Appwrite emulator is running at {emulator.Endpoint}.");
    Console.WriteLine();
    var wentAsShown = new Tour(session, Console.Out).Run(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "quickstart.ps1")));
    Console.WriteLine(wentAsShown
        ? "All went as shown. README.md tells how to use the module with a server of yours."
        : "Something did not go as its comment says.");
    return wentAsShown ? 0 : 1;
}

int Draw(string folder)
{
    using var printed = new StringWriter();
    if (PictureRun.Draw(session, printed, folder)) return 0;

    Console.Error.WriteLine(printed);
    return 1;
}
