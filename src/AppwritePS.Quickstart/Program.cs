using System.Globalization;
using AppwritePS.Emulator;
using AppwritePS.Quickstart;

// Needs nothing but the .NET SDK: the server is the emulator, the shell is the engine that PowerShell is made of.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

await using var emulator = await AppwriteEmulator.StartAsync();
Console.WriteLine($"An Appwrite emulator is running at {emulator.Endpoint}.");
Console.WriteLine();

using var session = new EngineSession();
session.Set("Endpoint", emulator.Endpoint.ToString());
session.Set("ProjectId", emulator.ProjectId);
session.Set("ApiKey", emulator.ApiKey);

var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "quickstart.ps1"));
if (new Tour(session, Console.Out).Run(script))
{
    Console.WriteLine("All went as shown. README.md tells how to use the module with a server of yours.");
    return 0;
}

Console.WriteLine("Something did not go as its comment says.");
return 1;
