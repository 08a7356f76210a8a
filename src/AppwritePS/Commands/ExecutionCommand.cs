using System.ComponentModel;
using System.Management.Automation;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>A command that does something with each of many single executions, typed or piped.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ExecutionCommand : ConcurrentCommand
{
    /// <summary>The set in which executions are piped that name their functions.</summary>
    private protected const string InputSet = "Input";

    private const string FunctionSet = "Function";

    /// <summary>The function of the executions that are named by their ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FunctionSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    public string? FunctionId { get; set; }

    /// <summary>The executions' ids; they can be piped, too.</summary>
    [Parameter(Position = 1, ParameterSetName = FunctionSet)]
    [ValidateNotNullOrEmpty]
    public string[]? ExecutionId { get; set; }

    /// <summary>Executions, or rows that name them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [Parameter(ValueFromPipeline = true, ParameterSetName = FunctionSet)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var named = InputObject is null ? InputExecution.Typed(FunctionId!, ExecutionId) : [InputExecution.Of(InputObject, FunctionId)];
            foreach (var execution in named) Process(execution.WithId());
        }
        catch (Exception wrong) when (wrong.ToInputError(InputObject) is { } error)
        {
            WriteFailure(error);
        }
    }

    /// <summary>Does it for one, which has an id.</summary>
    private protected abstract void Process(InputExecution named);

    /// <summary>Starts work on one; what is wrong with it becomes an error.</summary>
    private protected void Start(int limit, Instance instance, InputExecution named, Func<CancellationToken, Task<Action>> work)
    {
        var target = named.Known ?? (object)named.ExecutionId!;
        Start(limit, async token =>
        {
            try
            {
                return await work(token).ConfigureAwait(false);
            }
            catch (RequestFailedException failure)
            {
                return () => WriteFailure(ErrorOf(failure, instance, new RequestSubject(named.ExecutionId!), target));
            }
            catch (InvalidRequestException broken)
            {
                return () => WriteFailure(broken.ToErrorRecord(target));
            }
        });
    }
}
