using System.Diagnostics;
using Xunit;

namespace AppwritePS.Staging.Tests;

/// <summary>A process in which nothing was loaded before.</summary>
internal static class FreshProcess
{
    /// <summary>Runs an explicit test in one, and passes if it does.</summary>
    public static async Task RunAsync(Type tests, string test, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.ChangeExtension(tests.Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null))
        {
            ArgumentList = { "-explicit", "only", "-method", $"{tests.FullName}.{test}", "-noColor", "-noLogo" },
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0 && output.Contains("Total: 1, Errors: 0, Failed: 0,", StringComparison.Ordinal), output);
    }
}
