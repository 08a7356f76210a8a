using System.Diagnostics;
using System.IO.Compression;
using AppwritePS.Package;
using AppwritePS.Quickstart;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>
/// Runs the Pester files in a shell against an emulator of their own: in the <c>pwsh</c> on the PATH, or in the one that
/// APPWRITEPS_TEST_SHELL names, such as <c>powershell</c>.
/// </summary>
public sealed class PesterTests(ITestOutputHelper output)
{
    private static readonly string s_shell = Environment.GetEnvironmentVariable("APPWRITEPS_TEST_SHELL") ?? "pwsh";
    private static readonly string s_files = Path.Combine(Repository.Root, "tests", "Pester");

    [Fact]
    public Task The_Pester_files_pass() => PassAsync(s_files, []);

    [Fact]
    public async Task The_first_of_them_passes_with_the_package_unpacked_in_an_empty_module_path()
    {
        var modules = Directory.CreateTempSubdirectory("AppwritePS");
        try
        {
            ZipFile.ExtractToDirectory(GalleryPackage.Write(StagedModule.Folder, "Of a test.", modules.FullName), Path.Combine(modules.FullName, "AppwritePS"));

            await PassAsync(Path.Combine(s_files, "Module.Tests.ps1"), new()
            {
                ["APPWRITEPS_TEST_MODULE"] = "AppwritePS",
                ["PSModulePath"] = modules.FullName + Path.PathSeparator + Environment.GetEnvironmentVariable("PSModulePath"),
            });
        }
        finally
        {
            modules.Delete(recursive: true);
        }
    }

    private async Task PassAsync(string files, Dictionary<string, string> environment)
    {
        Assert.SkipUnless(await HasPesterAsync(), $"No {s_shell} with Pester 5 or later is on the PATH.");
        await using var server = await TestServer.StartAsync();

        var (exitCode, text) = await RunAsync(
            "$c = New-PesterConfiguration; $c.Run.Path = $env:APPWRITEPS_TEST_FILES; $c.Run.Throw = $true; $c.Output.Verbosity = 'Detailed'; Invoke-Pester -Configuration $c",
            new(environment)
            {
                ["APPWRITEPS_TEST_FILES"] = files,
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
        var start = new ProcessStartInfo(s_shell, ["-NoProfile", "-NonInteractive", "-Command", command])
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
