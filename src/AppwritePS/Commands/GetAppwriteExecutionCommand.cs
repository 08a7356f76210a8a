using System.Management.Automation;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>A function's executions, newest first, or single ones by their ids.</summary>
[Cmdlet(VerbsCommon.Get, "AppwriteExecution", SupportsPaging = true, DefaultParameterSetName = InputSet)]
[OutputType(typeof(AppwriteExecution))]
public sealed class GetAppwriteExecutionCommand : ProjectCommand
{
    private const string InputSet = "Input";
    private const string FunctionSet = "Function";

    // Servers stop counting here.
    private const int HighestTotal = 5000;

    private ExecutionFilter? _filter;

    /// <summary>The function's ID.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FunctionSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    public string? FunctionId { get; set; }

    /// <summary>The ids of single executions; they can be piped, too.</summary>
    [Parameter(Position = 1, ParameterSetName = FunctionSet)]
    [ValidateNotNullOrEmpty]
    public string[]? ExecutionId { get; set; }

    /// <summary>Functions, whose executions are listed, or executions, which are read anew; objects, rows or ids.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [Parameter(ValueFromPipeline = true, ParameterSetName = FunctionSet)]
    public PSObject? InputObject { get; set; }

    /// <summary>Only those of these states. What a server only presumes lost is not failed.</summary>
    [Parameter]
    [ValidateSet("waiting", "processing", "completed", "failed", "scheduled")]
    public string[]? Status { get; set; }

    /// <summary>Only those that were started so.</summary>
    [Parameter]
    [ValidateSet("http", "schedule", "event")]
    public string[]? Trigger { get; set; }

    /// <summary>Only those whose function answered with one of these status codes.</summary>
    [Parameter]
    [ValidateRange(0, 999)]
    public int[]? StatusCode { get; set; }

    /// <summary>Only those created at this time or later: a date or ISO 8601 text.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? After { get; set; }

    /// <summary>Only those created before this time: a date or ISO 8601 text.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? Before { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            _filter = new ExecutionFilter
            {
                Status = Status ?? [],
                Trigger = Trigger ?? [],
                StatusCode = StatusCode ?? [],
                After = After is null ? null : InputDate.Of(After),
                Before = Before is null ? null : InputDate.Of(Before),
            };
        }
        catch (BindingException broken)
        {
            ThrowTerminatingError(broken.ToErrorRecord(After ?? Before));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var named = InputObject is null ? InputExecution.Typed(FunctionId!, ExecutionId) : [InputExecution.Of(InputObject, FunctionId)];
            foreach (var execution in named) Write(Resolve(Instance, execution.Instance), execution);
        }
        catch (Exception wrong) when (wrong.ToInputError(InputObject ?? (object?)(wrong is InstanceException ? Instance : FunctionId)) is { } error)
        {
            WriteError(error);
        }
    }

    private void Write(Instance instance, InputExecution named)
    {
        try
        {
            if (named.ExecutionId is { } id) Write(Send(instance, (client, token) => client.GetExecutionAsync(named.FunctionId, id, named.IsJustCreated, token)), instance);
            else WriteHistory(instance, named.FunctionId);
        }
        catch (RequestFailedException failure)
        {
            WriteError(ErrorOf(failure, instance, new RequestSubject(named.ExecutionId ?? named.FunctionId), InputObject ?? (object)(named.ExecutionId ?? named.FunctionId)));
        }
    }

    private void WriteHistory(Instance instance, string functionId)
    {
        var history = ClientFor(instance).Executions(functionId, _filter, new ListRange
        {
            Skip = (long)Math.Min(PagingParameters.Skip, long.MaxValue),
            First = PagingParameters.First > long.MaxValue ? null : (long)PagingParameters.First,
            WithTotal = PagingParameters.IncludeTotalCount,
        });

        var page = NextPage();
        if (page?.Total is { } total) WriteTotal(total);
        while (page is not null)
        {
            foreach (var execution in page.Items.Take(page.Items.Count - 1)) Write(execution, instance);

            // Before the last one is given away: who gets it may delete it, and the next page is found by it.
            var last = page.Items.LastOrDefault();
            page = NextPage();
            if (last is not null) Write(last, instance);
        }

        Page<Execution>? NextPage() => Send(instance, (_, token) => history.NextAsync(token));
    }

    private void Write(Execution execution, Instance instance) => WriteObject(ShortList.Of(new AppwriteExecution(execution, instance.Name)));

    private void WriteTotal(int total)
    {
        var isExact = total < HighestTotal;
        WriteObject(PagingParameters.NewTotalCount((ulong)total, isExact ? 1 : 0.5));
        if (!isExact) WriteWarning(Text.Format(Messages.TotalIsCapped, HighestTotal));
    }
}
