using System.Diagnostics;

namespace AppwritePS.Instances.Tests;

/// <summary>AppwritePS.Instances.StoreWorker as a process of its own.</summary>
internal static class StoreWorkerProcess
{
    private static readonly string s_assembly = Path.Combine(AppContext.BaseDirectory, "AppwritePS.Instances.StoreWorker.dll");
    private static readonly string s_dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    public static Process Start(string home, params string[] arguments) => Start(home, s_dotnet, [s_assembly, .. arguments]);

    public static (int ExitCode, string Output) Run(string home, params string[] arguments) => Finish(Start(home, arguments));

    /// <summary>Runs it as <c>"$@"</c> of a shell script.</summary>
    public static (int ExitCode, string Output) RunInShell(string script, string home, params string[] arguments) =>
        Finish(Start(home, "bash", ["-c", script, "bash", s_dotnet, s_assembly, .. arguments]));

    private static Process Start(string home, string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true };
        start.Environment[StoreLocation.HomeVariable] = home;
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment.Remove("APPWRITE_ENDPOINT");
        return Process.Start(start)!;
    }

    private static (int ExitCode, string Output) Finish(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
    }
}
