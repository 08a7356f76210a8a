using System.Diagnostics;

namespace AppwritePS.Engine.Tests;

/// <summary>A script with the module in a process of its own, which sees this process's environment.</summary>
internal static class WorkerProcess
{
    private static readonly string s_assembly = Path.Combine(AppContext.BaseDirectory, "AppwritePS.Engine.Worker.dll");
    private static readonly string s_dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    public static Process Start(string script) => Process.Start(new ProcessStartInfo(s_dotnet, [s_assembly, script]) { RedirectStandardOutput = true })!;
}
