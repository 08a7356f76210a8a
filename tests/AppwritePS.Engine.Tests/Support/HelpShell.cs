using System.Management.Automation;
using System.Text.RegularExpressions;
using AppwritePS.Emulator;
using AppwritePS.Help;
using AppwritePS.Quickstart;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>
/// A session as the code of the help has it: an instance <c>home</c>, the functions send_notification, process_image and
/// report, and some files in the current folder. The emulator stands for <c>https://appwrite.example.org</c>.
/// </summary>
internal sealed partial class HelpShell : IAsyncDisposable
{
    private const string Address = "https://appwrite.example.org";

    private const string Home = "APPWRITEPS_HOME";

    private static readonly string[] s_variables = ["APPWRITE_ENDPOINT", "APPWRITE_PROJECT_ID", "APPWRITE_API_KEY"];

    // What the bare engine lacks of a shell, as far as the examples use it.
    private const string Shell = """
        $ExecutionContext.SessionState.Path.SetLocation($Folder)
        function Read-Host([switch] $AsSecureString) { $s = [securestring]::new(); foreach ($c in $ApiKey.ToCharArray()) { $s.AppendChar($c) }; $s }
        function Get-Date { [datetime]::Now }
        function Get-Content([switch] $Raw, $Path) { if ($Raw) { [IO.File]::ReadAllText("$PWD/$Path") } else { [IO.File]::ReadAllLines("$PWD/$Path") } }
        function Get-ChildItem($Path) { [IO.DirectoryInfo]::new($PWD.Path).GetFiles($Path) | Sort-ByName }
        function Sort-ByName { $all = @($input); [array]::Sort([string[]] $all.Name, $all); $all }
        filter Set-Content($Path) { [IO.File]::AppendAllText("$PWD/$Path", "$_`n") }
        function Import-Csv($Path) {
            $names, $rows = [IO.File]::ReadAllLines("$PWD/$Path")
            foreach ($row in $rows) {
                $values = $row.Split(',')
                $object = [ordered] @{}
                foreach ($name in $names.Split(',')) { $object[$name], $values = $values }
                [pscustomobject] $object
            }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("AppwritePS");
    private readonly AppwriteEmulator _emulator;
    private readonly EngineSession _session = new();

    private HelpShell(AppwriteEmulator emulator) => _emulator = emulator;

    /// <summary>Opens one for a piece of code.</summary>
    public static async Task<HelpShell> OpenAsync(string code)
    {
        var shell = new HelpShell(await AppwriteEmulator.StartAsync(new EmulatorOptions
        {
            ProjectId = "my-project",
            BuiltInFunctions = BuiltInFunctionSet.Quickstart,
            AsyncWorkers = 2,
        }));
        shell.Prepare(code);
        return shell;
    }

    /// <summary>Types what an example types, and checks what is printed.</summary>
    /// <returns>The whole as it went; and as it should have gone.</returns>
    public (string Printed, string Told) Run(ExampleText example)
    {
        var printed = new List<string>();
        var told = new List<string>();
        foreach (var (typed, output) in Statements(example.Code))
        {
            var shown = Show(typed).Text
                .Replace(_emulator.Endpoint.ToString(), Address + "/v1", StringComparison.Ordinal);
            var isAsTold = Lines(shown).Count == Lines(output).Count && Lines(output).Zip(Lines(shown)).All(pair => Pattern(pair.First).IsMatch(pair.Second));
            printed.Add("PS> " + typed + "\n" + (isAsTold ? output : shown));
            told.Add("PS> " + typed + "\n" + output);
        }

        return (string.Join('\n', printed), string.Join('\n', told));
    }

    /// <summary>The errors of a piece of code, with prompts or without.</summary>
    public IEnumerable<ErrorRecord> Errors(string code) =>
        (Prompt().IsMatch(code) ? Statements(code).Select(statement => statement.Typed) : [code]).SelectMany(typed => Show(typed).Errors);

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        Environment.SetEnvironmentVariable(Home, null);
        foreach (var variable in s_variables) Environment.SetEnvironmentVariable(variable, null);
        _folder.Delete(recursive: true);
        await _emulator.DisposeAsync();
    }

    private string ServerAddress => _emulator.Endpoint.GetLeftPart(UriPartial.Authority);

    private Shown Show(string typed) => _session.Show(typed
        .Replace(Address, ServerAddress, StringComparison.Ordinal)
        .Replace("Import-Module AppwritePS", $"Import-Module '{StagedModule.Manifest}'", StringComparison.Ordinal));

    private void Prepare(string code)
    {
        foreach (var variable in s_variables) Environment.SetEnvironmentVariable(variable, null);
        Environment.SetEnvironmentVariable(Home, _folder.FullName);
        _emulator.AddFunction("report", (request, _) => Task.FromResult(request.Path == "/2019"
            ? FunctionResponse.Text("", 500) with { Errors = "no data for 2019" }
            : FunctionResponse.Json("""{"pages":12}""")));
        if (code.Contains("migrate", StringComparison.Ordinal)) _emulator.AddFunction("migrate", (_, _) => Task.FromResult(FunctionResponse.Text("")));

        Written("requests.csv", "FunctionId,Path,Method\nreport,/2025,GET\nprocess_image,?width=640,\n");
        Written("parts.txt", "one\ntwo\n");
        Written("photo.png", "\u0089PNG");
        Written("garage.yaml", """
            alias: Tell everyone
            action: appwrite.execute_function_home
            data:
              function_id: send_notification
              function_method: POST
              function_body: '{"message": "Motion"}'
            """);
        Written("night.yaml", """
            - action: appwrite.execute_function_home
              data:
                function_id: report
                function_asinc: true
            - delay: "00:01:00"
            """);
        Written("prefs.json", $$"""{ "current": "a", "a": { "endpoint": "{{_emulator.Endpoint}}", "key": "{{_emulator.ApiKey}}" } }""");
        Written("appwrite.config.json", """{ "projectId": "my-project" }""");

        _session.Set("Folder", _folder.FullName);
        _session.Set("ApiKey", _emulator.ApiKey);
        _session.Set("thumbprint", new string('A', 40));
        _session.Run(Shell);
        _session.Run("Get-AppwriteInstance | Remove-AppwriteInstance");
        if (!Regex.IsMatch(code, @"(Add|Import)-AppwriteInstance|env:APPWRITE_")) Assert.Empty(_session.Run($"Add-AppwriteInstance {_emulator.Endpoint} my-project $ApiKey -Name home").Errors);
    }

    private void Written(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    // Blanks at the beginning of lines and between words are the views' own business, as are empty lines.
    private static List<string> Lines(string text) =>
        [.. text.Split('\n').Select(line => Blanks().Replace(line.Trim(), " ")).Where(line => line.Length > 0)];

    private static Regex Pattern(string line) => new("^" + string.Concat(Parts().Split(line).Select(part => part switch
    {
        "<id>" => "[0-9a-f]{20}",
        "<instance id>" => "[0-9a-f]{32}",
        "<date>" => @"\d{4}-\d\d-\d\d \d\d:\d\d",
        "<duration>" => @"(<1 ms|\d+ ms|\d+\.\d s)",
        _ => Regex.Escape(part),
    })) + "$");

    private static IEnumerable<(string Typed, string Output)> Statements(string code) =>
        Prompt().Split(code).Skip(1).Select(part =>
        {
            var lines = part.Split('\n');
            var typed = lines.Skip(1).TakeWhile(line => line.StartsWith(">> ", StringComparison.Ordinal)).ToList();
            return (string.Join('\n', typed.Select(line => line[3..]).Prepend(lines[0])), string.Join('\n', lines.Skip(1 + typed.Count)));
        });

    [GeneratedRegex("^PS> ", RegexOptions.Multiline)]
    private static partial Regex Prompt();

    [GeneratedRegex("(<[a-z ]+>)")]
    private static partial Regex Parts();

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();
}
