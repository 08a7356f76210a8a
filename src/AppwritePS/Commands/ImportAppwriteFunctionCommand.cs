using System.Collections.Specialized;
using System.Management.Automation;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>Makes a command for each function of a project, in a module of their own.</summary>
[Cmdlet(VerbsData.Import, "AppwriteFunction", SupportsShouldProcess = true)]
[OutputType(typeof(PSModuleInfo))]
public sealed class ImportAppwriteFunctionCommand : ProjectCommand
{
    // Removes the module of an earlier import, whose commands may be out of date.
    private const string ImportModule = """
        param($name, $text, $functionIds, $instanceId)
        Get-Module -Name $name | Remove-Module
        New-Module -Name $name -ScriptBlock ([scriptblock]::Create($text)) -ArgumentList $functionIds, $instanceId | Import-Module -PassThru
        """;

    // Ends what is in flight when a pipeline ends early. Shells before 7.3 do not know the block, nor read a text with it.
    private const string CleanMark = "# clean";
    private const string Clean = "clean { if ($pipeline) { $pipeline.Clean() } }";

    private static readonly Version s_cleanSince = new(7, 3);

    /// <summary>The functions' IDs; wildcards are taken. Default all.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    public string[] FunctionId { get; set; } = ["*"];

    /// <summary>Comes between <c>Invoke-</c> and the function's name: letters and digits. Default none.</summary>
    [Parameter]
    [ValidatePattern("^[A-Za-z][A-Za-z0-9]*$")]
    public string Prefix { get; set; } = "";

    /// <summary>Return the module.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var instance = Resolve(Instance, piped: null);
            var wanted = FunctionId.Select(Wildcard.Of).ToList();
            var functions = Functions(instance).Where(function => wanted.Any(pattern => pattern.IsMatch(function.Id))).ToList();

            if (functions.Count == 0) WriteWarning(Text.Format(Messages.NoFunctions, instance.Name, string.Join(", ", FunctionId)));
            else Import(instance, functions);
        }
        catch (InstanceException problem)
        {
            WriteError(problem.ToErrorRecord(Instance));
        }
    }

    private IReadOnlyList<Function> Functions(Instance instance)
    {
        try
        {
            return Send(instance, (client, token) => client.Functions().AllAsync(token));
        }
        catch (RequestFailedException failure)
        {
            ThrowTerminatingError(ErrorOf(failure, instance, new RequestSubject(), instance.Name));
            throw;
        }
    }

    private void Import(Instance instance, List<Function> functions)
    {
        var module = "AppwriteFunctions." + instance.Name;
        // Only commands of the session: to ask for others has the engine look through the disk, and load modules that it finds.
        const CommandTypes OfSession = CommandTypes.Alias | CommandTypes.Function | CommandTypes.Filter | CommandTypes.Cmdlet;
        var names = new FunctionCommandNames(Prefix, name => InvokeCommand.GetCommands(name, OfSession, nameIsPattern: false).Any(command => command.ModuleName != module));
        var functionIds = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var function in functions)
        {
            var name = names.For(function, out var isChanged);
            if (isChanged) WriteWarning(Text.Format(Messages.FunctionRenamed, function.Name, function.Id, name));
            functionIds.Add(name, function.Id);
        }

        var what = Text.Format(Messages.FunctionModuleTarget, functionIds.Count, instance.Name, instance.Endpoint, instance.ProjectId);
        if (!ShouldProcess(what, Text.Format(Messages.ImportFunctionsAction, string.Join(", ", functionIds.Keys.Cast<string>())))) return;

        var imported = InvokeCommand.InvokeScript(ImportModule, module, ModuleText(), functionIds, instance.InstanceId ?? instance.Name);
        if (PassThru) WriteObject(imported, enumerateCollection: true);
    }

    private string ModuleText()
    {
        using var reader = new StreamReader(typeof(ImportAppwriteFunctionCommand).Assembly.GetManifestResourceStream("AppwritePS.FunctionModule.ps1")!);
        var text = reader.ReadToEnd();
        return typeof(PSObject).Assembly.GetName().Version >= s_cleanSince ? text.Replace(CleanMark, Clean) : text;
    }
}
