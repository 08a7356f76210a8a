using AppwritePS.Emulator;

// Alone, with the functions of the recordings: `dotnet run --project src/AppwritePS.Emulator [PORT]`.
if (args is not [] and not [_] || (args is [var text] && !ushort.TryParse(text, out _)))
{
    await Console.Error.WriteLineAsync("Usage: AppwritePS.Emulator [PORT]");
    return 2;
}

await using AppwriteEmulator emulator = await AppwriteEmulator.StartAsync(new EmulatorOptions
{
    Port = args is [var port] ? ushort.Parse(port, System.Globalization.CultureInfo.InvariantCulture) : 0,
    RecordRequests = false,
});
Console.WriteLine($"endpoint  {emulator.Endpoint}");
Console.WriteLine($"project   {emulator.ProjectId}");
Console.WriteLine($"key       {emulator.ApiKey}");
Console.WriteLine("Ctrl+C stops it.");

var stop = new TaskCompletionSource();
using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGINT, End);
using var terminate = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, End);
await stop.Task;
return 0;

void End(System.Runtime.InteropServices.PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
