using System.ComponentModel;
using System.Management.Automation;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>A command that takes actions: from files, as text, or from the pipeline.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ActionCommand : ConcurrentCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string YamlSet = "Yaml";
    private const string InputSet = "Input";

    private readonly ActionInput _input = new();

    // A failure too: a hundred actions do not wait a hundred times for a server that is not there.
    private readonly Dictionary<Instance, Lazy<IReadOnlyList<Function>>> _functions = [];

    private ActionPlanner? _planner;

    /// <summary>Files with actions; wildcards are taken.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files with actions, their names as they are.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Actions as text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = YamlSet)]
    [ValidateNotNullOrEmpty]
    public string[] Yaml { get; set; } = [];

    /// <summary>Files of Get-ChildItem, text or lines of it, and actions as hashtables or objects.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [AllowEmptyString]
    public PSObject InputObject { get; set; } = new();

    /// <summary>Take a body that is a mapping or a list, and send it as JSON.</summary>
    [Parameter]
    public SwitchParameter ConvertBody { get; set; }

    /// <summary>When to run all of them, in place of their own schedules: a date or ISO 8601 text, rounded up to the full minute.</summary>
    // Not a date to the engine, which reads 01/02/2027 as January the second and would not say so.
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? ScheduledAt { get; set; }

    /// <summary>How long to wait before running all of them, in place of their own schedules: a time span or seconds, to the next full minute.</summary>
    [Parameter]
    [DelayArgument]
    public TimeSpan? Delay { get; set; }

    /// <summary>Whether a server may be asked for its functions.</summary>
    private protected abstract bool MayAsk { get; }

    /// <summary>Deals with the actions of one text.</summary>
    private protected abstract void Process(ActionPlan plan);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            _planner = new ActionPlanner(new ActionTarget(Instance, ResolveNamed, MayAsk ? FunctionsOf : null), Schedule(), IsReadOnly, DateTimeOffset.Now);
        }
        catch (Exception wrong) when (wrong.ToInputError(ScheduledAt ?? Delay) is { } error)
        {
            ThrowTerminatingError(error);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case PathSet:
                foreach (var path in Path) ReadAll(path, Files);
                break;
            case LiteralPathSet:
                foreach (var path in LiteralPath) ReadAll(path, literal => [ActionTextFile.Read(FilePath.Of(this, literal))]);
                break;
            case YamlSet:
                foreach (var text in Yaml) Process(new ActionText(text));
                break;
            default:
                ReadAll(InputObject, _input.Take);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_input.TakeRest() is { } text) Process(text);
        base.EndProcessing();
    }

    private void Process(ActionText text) => Process(_planner!.Plan(text, ConvertBody));

    private void ReadAll<T>(T input, Func<T, IEnumerable<ActionText>> read)
    {
        try
        {
            foreach (var text in read(input)) Process(text);
        }
        catch (BindingException wrong)
        {
            WriteFailure(wrong.ToErrorRecord(input));
        }
        catch (ItemNotFoundException missing)
        {
            WriteFailure(new ErrorRecord(missing.ErrorRecord, missing));
        }
    }

    // A schedule of a task that finds no file to run should not look like success.
    private IEnumerable<ActionText> Files(string path)
    {
        var found = SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
        if (provider.Name != "FileSystem") throw new BindingException(Text.Format(Messages.NotFilePath, path));
        if (found.Count == 0) throw new BindingException(Text.Format(Messages.ActionFileMissing, path), nameof(Messages.ActionFileMissing));
        return found.Select(ActionTextFile.Read);
    }

    private DateTimeOffset? Schedule()
    {
        if (ScheduledAt is not null && Delay is not null) throw new BindingException(Messages.ScheduleTwice);
        var now = DateTimeOffset.Now;
        return Delay is { } delay ? ExecutionSchedule.After(delay, now)
            : ScheduledAt is not null ? ExecutionSchedule.At(InputDate.Of(ScheduledAt), now)
            : null;
    }

    private Instance ResolveNamed(string reference) => Instance is null ? Resolve(requested: null, reference) : Resolve(Instance, piped: null);

    private IReadOnlyList<Function> FunctionsOf(Instance instance)
    {
        if (!_functions.TryGetValue(instance, out var functions)) functions = _functions[instance] = new(() => ReadFunctions(instance));
        return functions.Value;
    }

    private IReadOnlyList<Function> ReadFunctions(Instance instance)
    {
        try
        {
            return Send(instance, (client, token) => client.Functions().AllAsync(token));
        }
        catch (RequestFailedException failure)
        {
            var error = ErrorOf(failure, instance, new RequestSubject(), instance.Name);
            throw new BindingException(error.Exception.Message, error.FullyQualifiedErrorId);
        }
    }

    private bool IsReadOnly(string variable) =>
        SessionState.PSVariable.Get(variable) is { } known && (known.Options & (ScopedItemOptions.ReadOnly | ScopedItemOptions.Constant)) != 0;
}
