using System.Collections;
using System.Management.Automation;
using AppwritePS.Actions;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>
/// Makes the YAML action of what Invoke-AppwriteFunction is given, or of an execution that has run. Several make one list.
/// Sends nothing.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "AppwriteAction", DefaultParameterSetName = FunctionSet)]
[OutputType(typeof(string))]
public sealed class ConvertToAppwriteActionCommand : ServerCommand
{
    private const string FunctionSet = "Function";
    private const string RequestSet = "Request";

    // Held until it is known whether it is the only one, which is no list.
    private ActionPayload? _first;

    private bool _isList;

    /// <summary>The function's ID.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FunctionSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    public string FunctionId { get; set; } = "";

    /// <summary>What the function is to receive: text as it is, all else as JSON. Bytes cannot be kept in an action.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ParameterSetName = FunctionSet)]
    [Parameter(ParameterSetName = RequestSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? Body { get; set; }

    /// <summary>A whole request: a hashtable, a row, or an execution that has run.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = RequestSet)]
    public PSObject InputObject { get; set; } = new();

    /// <summary>The method that the function sees. Default GET.</summary>
    [Parameter]
    public ExecutionMethod Method { get; set; }

    /// <summary>The path and query that the function sees. Default <c>/</c>.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Path { get; set; }

    /// <summary>The headers that the function receives. Their values stand in the action as they are.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(HeadersCompleter))]
    public IDictionary? Headers { get; set; }

    /// <summary>The body's content type. Default <c>application/json</c> for objects, none for text.</summary>
    [Parameter]
    public string? ContentType { get; set; }

    /// <summary>Queue the execution and return at once.</summary>
    [Parameter]
    public SwitchParameter Async { get; set; }

    /// <summary>When to run: a date or ISO 8601 text, rounded up to the full minute. Implies -Async.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? ScheduledAt { get; set; }

    /// <summary>What the action is called in progress and errors.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Alias { get; set; }

    /// <summary>The instance that the action names, by its instance id: a name, an instance id, a project ID, or an instance object.</summary>
    [Parameter]
    [Alias("InstanceId")]
    [InstanceArgument]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(InstanceCompleter))]
    public string? Instance { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var subject = ParameterSetName == FunctionSet ? FunctionId : (object)InputObject;
        try
        {
            var (request, piped) = Request();
            Take(PayloadOf(request, Resolve(Instance, piped)));
        }
        catch (Exception wrong) when (wrong.ToInputError(subject) is { } error)
        {
            WriteError(error);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_first is not null) Write(_first);
    }

    private (ExecutionRequest Request, string? Instance) Request()
    {
        var typed = new RequestParts
        {
            Path = Path,
            Method = IsGiven(nameof(Method)) ? Method : null,
            Headers = Headers,
            HasBody = IsGiven(nameof(Body)),
            Body = Body,
            ContentType = ContentType,
            Async = IsGiven(nameof(Async)) ? Async.IsPresent : null,
            ScheduledAt = ScheduledAt is null ? null : InputDate.Of(ScheduledAt),
        };
        if (ParameterSetName == FunctionSet) return (Checked(typed.ToRequest(FunctionId, DateTimeOffset.Now)), null);

        var piped = InputRequest.Of(InputObject);
        return (Checked(piped.ToRequest(typed, DateTimeOffset.Now)), piped.Instance);
    }

    // What no server would take makes no action.
    private static ExecutionRequest Checked(ExecutionRequest request)
    {
        request.Check();
        return request;
    }

    private ActionPayload PayloadOf(ExecutionRequest request, Instance instance)
    {
        var payload = RequestPayload.Of(request, instance.InstanceId ?? instance.Name, Alias);
        foreach (var header in payload.Headers.Where(static header => RequestPreview.IsSecret(header.Key))) WriteWarning(Text.Format(Messages.SecretInAction, header.Key));
        return payload;
    }

    private void Take(ActionPayload payload)
    {
        if (_first is null && !_isList)
        {
            _first = payload;
            return;
        }

        _isList = true;
        if (_first is not null) Write(_first);
        _first = null;
        Write(payload);
    }

    private void Write(ActionPayload payload) => WriteObject(ActionWriter.Write(ActionYaml.Format, payload, _isList).TrimEnd('\n'));
}
