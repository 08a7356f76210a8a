using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using AppwritePS.Emulator;
using AppwritePS.Quickstart;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace AppwritePS.Engine.Tests;

/// <summary>The examples for pipelines do what they say: their steps are run, each in a process of its own.</summary>
public sealed partial class ExampleTests : ModuleTest
{
    // What the bare engine lacks of a shell.
    private const string Shell = "function Install-PSResource($Name, [switch] $TrustRepository) { \"installs $Name\" }\n";

    private static readonly string s_folder = Path.Combine(Repository.Root, "docs", "examples");

    public static TheoryData<string> Pipelines { get; } = [.. Directory.EnumerateFiles(s_folder, "*.yml").Select(file => Path.GetFileName(file)).Order()];

    public static TheoryData<string> Scripts { get; } = [.. Directory.EnumerateFiles(s_folder, "*.ps1").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task Each_step_of_a_pipeline_succeeds_as_its_functions_do(string file)
    {
        AddFunctions(FunctionResponse.Json("{}"));

        foreach (var step in Steps(file))
        {
            var (exitCode, text) = await RunAsync(step);
            Assert.True(exitCode == 0, $"{step}\n{text}");
        }

        Assert.Equal(21, Server.Emulator.ExecutionCount);
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task A_step_of_a_pipeline_fails_with_its_function_and_shows_no_key(string file)
    {
        AddFunctions(FunctionResponse.Text("", 500) with { Errors = "Error: no data" });

        foreach (var step in Steps(file).Where(step => step.Contains("Invoke-AppwriteFunction", StringComparison.Ordinal)))
        {
            var (exitCode, text) = await RunAsync(step);
            Assert.True(exitCode == 1, $"{step}\n{text}");
            Assert.DoesNotContain(Server.ApiKey, text, StringComparison.Ordinal);
        }

        Assert.Equal(21, Server.Emulator.ExecutionCount);
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void The_key_comes_from_the_pipeline_s_secrets(string file)
    {
        var text = File.ReadAllText(Path.Combine(s_folder, file));

        Assert.Matches(@"APPWRITE_API_KEY(: \$\{\{ secrets\.APPWRITE_API_KEY \}\}|: \$\(APPWRITE_API_KEY\)| is a masked)", text);
        Assert.DoesNotContain("standard_", text, StringComparison.Ordinal);
        foreach (var variable in new[] { "APPWRITE_ENDPOINT", "APPWRITE_PROJECT_ID" }) Assert.Contains(variable + ": ", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_can_be_read_and_tells_of_each_parameter(string file)
    {
        var script = Parser.ParseFile(Path.Combine(s_folder, file), out _, out var errors);

        Assert.Empty(errors);
        var help = script.GetHelpContent();
        Assert.NotEmpty(help.Synopsis);
        Assert.NotEmpty(help.Examples);
        Assert.Equal(script.ParamBlock.Parameters.Select(parameter => parameter.Name.VariablePath.UserPath.ToUpperInvariant()).Order(), help.Parameters.Keys.Order());
    }

    [Fact]
    public void The_steps_of_this_project_s_own_pipeline_can_be_read()
    {
        var steps = Values(Load(Path.Combine(Repository.Root, ".github", "workflows", "ci.yml")), "run").ToList();

        Assert.NotEmpty(steps);
        Assert.All(steps, step =>
        {
            Parser.ParseInput(step, out _, out var errors);
            Assert.Empty(errors);
        });
    }

    private void AddFunctions(FunctionResponse response)
    {
        foreach (var function in new[] { "migrate", "report" }) Server.Emulator.AddFunction(function, (_, _) => Task.FromResult(response));
    }

    private async Task<(int ExitCode, string Text)> RunAsync(string step)
    {
        using var process = WorkerProcess.Start(
            Shell + step,
            ("APPWRITE_ENDPOINT", Server.Endpoint),
            ("APPWRITE_PROJECT_ID", Server.ProjectId),
            ("APPWRITE_API_KEY", Server.ApiKey),
            ("PSModulePath", Path.GetDirectoryName(StagedModule.Folder)!));
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, text);
    }

    private static List<string> Steps(string file)
    {
        var pipeline = Load(Path.Combine(s_folder, file));
        var steps = Values(pipeline, "run", "pwsh")
            .Concat(pipeline.AllNodes.OfType<YamlScalarNode>().Select(node => PowerShellOf().Match(node.Value!)).Where(match => match.Success).Select(match => match.Groups[1].Value))
            .ToList();
        Assert.InRange(steps.Count, 3, 5);
        return steps;
    }

    private static YamlDocument Load(string file)
    {
        using var reader = File.OpenText(file);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return yaml.Documents[0];
    }

    private static IEnumerable<string> Values(YamlDocument document, params string[] keys) =>
        document.AllNodes.OfType<YamlMappingNode>().SelectMany(mapping => mapping.Children)
            .Where(member => keys.Contains(member.Key.ToString()) && member.Value is YamlScalarNode).Select(member => member.Value.ToString());

    // A shell that is no PowerShell is handed the script as one argument.
    [GeneratedRegex(@"\Apwsh .*?-Command '(.*)'\s*\z", RegexOptions.Singleline)]
    private static partial Regex PowerShellOf();
}
