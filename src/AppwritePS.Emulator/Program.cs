using AppwritePS.Emulator;

// Alone, with the functions of the recordings: `dotnet run --project src/AppwritePS.Emulator -- [PORT] [--server-version VERSION]`.
if (CommandLine.Parse(args) is not EmulatorOptions options)
{
    await Console.Error.WriteLineAsync(CommandLine.Usage);
    return 2;
}

await using AppwriteEmulator emulator = await AppwriteEmulator.StartAsync(options);
Console.WriteLine($"endpoint  {emulator.Endpoint}");
Console.WriteLine($"project   {emulator.ProjectId}");
Console.WriteLine($"key       {emulator.ApiKey}");
Console.WriteLine($"version   {emulator.Version}");
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
