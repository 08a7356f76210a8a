using System.Diagnostics;

namespace AppwritePS.Instances.Tests;

/// <summary>AppwritePS.Instances.StoreWorker as a process of its own.</summary>
internal static class StoreWorkerProcess
{
#if NETFRAMEWORK
    private static readonly string[] s_command = ["mono", Path.Combine(AppContext.BaseDirectory, "AppwritePS.Instances.StoreWorker.exe")];
#else
    private static readonly string[] s_command =
    [
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
        Path.Combine(AppContext.BaseDirectory, "AppwritePS.Instances.StoreWorker.dll"),
    ];
#endif

    public static Process Start(string home, params string[] arguments) => Start([.. s_command, .. arguments], home);

    public static (int ExitCode, string Output) Run(string home, params string[] arguments) => Finish(Start(home, arguments));

    /// <summary>Runs it as <c>"$@"</c> of a shell script.</summary>
    public static (int ExitCode, string Output) RunInShell(string script, string home, params string[] arguments) =>
        Finish(Start(["bash", "-c", script, "bash", .. s_command, .. arguments], home));

    /// <summary>What another program prints.</summary>
    public static string Output(params string[] command) => Finish(Start(command, home: "")).Output;

    private static Process Start(string[] command, string home)
    {
        // Quoted by hand, since .NET Framework takes no list.
        var arguments = string.Join(" ", command.Skip(1).Select(static argument => '"' + argument.Replace("\"", "\\\"", StringComparison.Ordinal) + '"'));
        var start = new ProcessStartInfo(command[0], arguments) { RedirectStandardOutput = true, UseShellExecute = false };
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
