using System.Collections;
using System.Management.Automation;
using AppwritePS.Client;
using AppwritePS.Completion;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>
/// Executes a function. With -FunctionId what is piped is a body, whatever it looks like; without, it is a whole request.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "AppwriteFunction", SupportsShouldProcess = true, DefaultParameterSetName = FunctionSet)]
[OutputType(typeof(AppwriteExecution))]
public sealed class InvokeAppwriteFunctionCommand : ServerCommand
{
    private const string FunctionSet = "Function";
    private const string RequestSet = "Request";

    private static readonly RetryPolicy s_retry = new();

    // The instance of all bodies; null where each request names its own.
    private Instance? _target;
    private DateTimeOffset? _scheduledAt;

    /// <summary>The function's ID.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FunctionSet)]
    [ValidateNotNullOrEmpty]
    public string FunctionId { get; set; } = "";

    /// <summary>What the function receives: text as it is, byte[] as bytes, all else as JSON.</summary>
    // By value only: bound by name, a member of the object piped would change where and how it is sent.
    [Parameter(Position = 1, ValueFromPipeline = true, ParameterSetName = FunctionSet)]
    [Parameter(ParameterSetName = RequestSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? Body { get; set; }

    /// <summary>A whole request: a hashtable, a row, or an execution to run again.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = RequestSet)]
    public PSObject InputObject { get; set; } = new();

    /// <summary>The instance: a name, an instance id, a project ID, or an instance object.</summary>
    [Parameter]
    [Alias("InstanceId")]
    [InstanceArgument]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(InstanceCompleter))]
    public string? Instance { get; set; }

    /// <summary>The method that the function sees. Default GET.</summary>
    [Parameter]
    public ExecutionMethod Method { get; set; }

    /// <summary>The path and query that the function sees. Default <c>/</c>.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Path { get; set; }

    /// <summary>The headers that the function receives.</summary>
    [Parameter]
    public IDictionary? Headers { get; set; }

    /// <summary>The body's content type. Default <c>application/json</c> for objects, none for text and bytes.</summary>
    [Parameter]
    public string? ContentType { get; set; }

    /// <summary>Queue the execution and return at once.</summary>
    [Parameter]
    public SwitchParameter Async { get; set; }

    /// <summary>When to run: a date or ISO 8601 text, rounded up to the full minute. Implies -Async.</summary>
    // Not a date to the engine, which reads 01/02/2027 as January the second and would not say so.
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? ScheduledAt { get; set; }

    /// <summary>How long to wait before running: a time span or seconds, to the next full minute. Implies -Async.</summary>
    [Parameter]
    [DelayArgument]
    public TimeSpan? Delay { get; set; }

    /// <summary>Seconds that one request may take, the wait in the server's queue included. Default the instance's own, else 60.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; }

    /// <summary>Return a failed execution without an error.</summary>
    [Parameter]
    public SwitchParameter SkipHttpErrorCheck { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            if (ScheduledAt is not null && Delay is not null) throw new BindingException(Messages.ScheduleTwice);
            if (ScheduledAt is not null) _scheduledAt = InputDate.Of(ScheduledAt);

            // Before anything is piped, so that a thousand bodies do not fail a thousand times.
            if (ParameterSetName == FunctionSet) _target = Resolve(Instance, piped: null);
        }
        catch (BindingException broken)
        {
            ThrowTerminatingError(broken.ToErrorRecord(ScheduledAt));
        }
        catch (InstanceException problem)
        {
            ThrowTerminatingError(problem.ToErrorRecord(Instance));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var subject = _target is null ? InputObject : (object)FunctionId;
        try
        {
            if (_target is not null)
            {
                Execute(_target, Typed().ToRequest(FunctionId, DateTimeOffset.Now), subject);
                return;
            }

            var piped = InputRequest.Of(InputObject);
            var request = piped.ToRequest(Typed(), DateTimeOffset.Now);
            Execute(Resolve(Instance, piped.Instance), request, subject);
        }
        catch (BindingException broken)
        {
            WriteError(broken.ToErrorRecord(subject));
        }
        catch (InvalidRequestException broken)
        {
            WriteError(broken.ToErrorRecord(subject));
        }
        catch (InstanceException problem)
        {
            WriteError(problem.ToErrorRecord(subject));
        }
    }

    private RequestParts Typed() => new()
    {
        Path = Path,
        Method = IsGiven(nameof(Method)) ? Method : null,
        Headers = Headers,
        HasBody = IsGiven(nameof(Body)),
        Body = Body,
        ContentType = ContentType,
        Async = IsGiven(nameof(Async)) ? Async.IsPresent : null,
        ScheduledAt = Delay is { } delay ? ExecutionSchedule.After(delay, DateTimeOffset.Now) : _scheduledAt,
    };

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private void Execute(Instance instance, ExecutionRequest request, object subject)
    {
        WriteAdjustments(request);
        if (!ShouldProcess(Text.Format(Messages.FunctionTarget, request.FunctionId, instance.Name, instance.Endpoint, instance.ProjectId), ActionOf(request)))
        {
            // -WhatIf tells what would be refused, too.
            request.Check();
            return;
        }

        try
        {
            var execution = Send(instance, TimeoutFor(instance, IsGiven(nameof(TimeoutSec)) ? TimeoutSec : null, usual: 60), s_retry, (client, token) => client.CreateExecutionAsync(request, token));
            Write(new AppwriteExecution(execution, instance.Name));
        }
        catch (RequestFailedException failure)
        {
            WriteError(ErrorOf(failure, instance, new RequestSubject(request.FunctionId, request.Path, request.ScheduledAt), subject));
        }
    }

    private void Write(AppwriteExecution execution)
    {
        WriteObject(execution);
        if (!SkipHttpErrorCheck && execution.ToErrorRecord() is { } error) WriteError(error);
    }

    private void WriteAdjustments(ExecutionRequest request)
    {
        if (request.ScheduledAt is { } time && time != _scheduledAt) WriteVerbose(Text.Format(Messages.ScheduleRounded, time.LocalDateTime));
        if (request is { ContentType: not null, Body.IsEmpty: true }) WriteVerbose(Messages.ContentTypeLeftOut);
    }

    private static string ActionOf(ExecutionRequest request)
    {
        var action = request.ScheduledAt is not null ? Messages.ExecuteScheduledAction
            : request.IsQueued ? Messages.ExecuteAsyncAction
            : Messages.ExecuteAction;
        return Text.Format(action, request.Method.ToString().ToUpperInvariant(), ExecutionPath.Encode(request.Path) ?? "/", request.ScheduledAt?.LocalDateTime);
    }
}
