using System.Diagnostics;

namespace AppwritePS.Engine.Tests;

/// <summary>A script with the module in a process of its own, which sees this process's environment.</summary>
internal static class WorkerProcess
{
    private static readonly string s_assembly = Path.Combine(AppContext.BaseDirectory, "AppwritePS.Engine.Worker.dll");
    private static readonly string s_dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    public static Process Start(string script, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(s_dotnet, [s_assembly, script]) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
