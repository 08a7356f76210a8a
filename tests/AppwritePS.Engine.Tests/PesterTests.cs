using System.Diagnostics;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>Runs the Pester files in the pwsh on the PATH, against an emulator of their own.</summary>
public sealed class PesterTests(ITestOutputHelper output)
{
    private static readonly string s_files = Path.Combine(Repository.Root, "tests", "Pester");

    [Fact]
    public async Task The_Pester_files_pass()
    {
        Assert.SkipUnless(await HasPesterAsync(), "No pwsh with Pester 5 or later is on the PATH.");
        await using var server = await TestServer.StartAsync();

        var (exitCode, text) = await RunAsync(
            "$c = New-PesterConfiguration; $c.Run.Path = $env:APPWRITEPS_TEST_FILES; $c.Run.Throw = $true; $c.Output.Verbosity = 'Detailed'; Invoke-Pester -Configuration $c",
            new()
            {
                ["APPWRITEPS_TEST_FILES"] = s_files,
                ["APPWRITEPS_TEST_ENDPOINT"] = server.Endpoint,
                ["APPWRITEPS_TEST_PROJECT"] = server.ProjectId,
                ["APPWRITEPS_TEST_KEY"] = server.ApiKey,
                ["APPWRITEPS_TEST_FUNCTION"] = server.FunctionId,
                ["NO_COLOR"] = "1",
            });

        output.WriteLine(text);
        Assert.True(exitCode == 0, text);
        Assert.Contains("Tests Passed:", text, StringComparison.Ordinal);
    }

    private static async Task<bool> HasPesterAsync()
    {
        try
        {
            var (exitCode, _) = await RunAsync("if (-not (Get-Module -ListAvailable Pester | Where-Object Version -ge '5.0')) { exit 1 }", []);
            return exitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int ExitCode, string Text)> RunAsync(string command, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(texts));
    }
}
