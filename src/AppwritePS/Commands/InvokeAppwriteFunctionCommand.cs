using System.Collections;
using System.Diagnostics;
using System.Management.Automation;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>
/// Executes a function. With -FunctionId what is piped is a body, whatever it looks like; without, it is a whole request.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "AppwriteFunction", SupportsShouldProcess = true, DefaultParameterSetName = FunctionSet)]
[OutputType(typeof(AppwriteExecution))]
public sealed class InvokeAppwriteFunctionCommand : ConcurrentCommand
{
    private const string FunctionSet = "Function";
    private const string RequestSet = "Request";

    // The instance of all bodies; null where each request names its own.
    private Instance? _target;
    private DateTimeOffset? _scheduledAt;
    private RequestBody? _fileBody;
    private OutputFile? _outFile;
    private ExecutionWaiting? _waiting;
    private bool _advised;

    /// <summary>The function's ID.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FunctionSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FunctionCompleter))]
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

    /// <summary>The method that the function sees. Default GET.</summary>
    [Parameter]
    public ExecutionMethod Method { get; set; }

    /// <summary>The path and query that the function sees. Default <c>/</c>.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Path { get; set; }

    /// <summary>The headers that the function receives.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(HeadersCompleter))]
    public IDictionary? Headers { get; set; }

    /// <summary>The body's content type. Default <c>application/json</c> for objects, none for text and bytes.</summary>
    [Parameter]
    public string? ContentType { get; set; }

    /// <summary>A file to send as the body, whole; its extension tells the content type. 10 MiB at most.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InFile { get; set; }

    /// <summary>A file to write the answer to, beside returning the execution. Of a failed function nothing is written.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replace what is at -OutFile.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

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

    /// <summary>
    /// Queue the execution and wait until it has ended; for functions that run longer than the 30 seconds that a server
    /// waits. The answer itself is not kept by any server.
    /// </summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Seconds that -Wait waits. Default 900, for a scheduled execution from its time on.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int WaitTimeoutSec { get; set; }

    /// <summary>
    /// How many executions are under way at once. Default 1: one after the other, in the order of the input; above, each is
    /// returned as it ends.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Return a failed execution without an error.</summary>
    [Parameter]
    public SwitchParameter SkipHttpErrorCheck { get; set; }

    private protected override string Activity => Messages.ExecutingActivity;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            Check();
            if (ScheduledAt is not null) _scheduledAt = InputDate.Of(ScheduledAt);
            if (InFile is not null) _fileBody = InputFile.Read(FilePath.Of(this, InFile));

            // Before anything is piped, so that a thousand bodies do not fail a thousand times.
            if (ParameterSetName == FunctionSet) _target = Resolve(Instance, piped: null);
            if (Wait) _waiting = new ExecutionWaiting(SecondsOf(nameof(WaitTimeoutSec)), pollIntervalSec: null, late => Notify(() => WriteWarning(late.ToLateWarning())));
        }
        catch (BindingException broken)
        {
            ThrowTerminatingError(broken.ToErrorRecord(ScheduledAt ?? InFile ?? OutFile));
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
        catch (Exception wrong) when (wrong.ToInputError(subject) is { } error)
        {
            WriteFailure(error);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _waiting?.Dispose();
        _outFile?.Dispose();
    }

    private protected override string StatusAfter(TimeSpan elapsed) =>
        Text.Format(Messages.ExecutingStatus, Ended, Failed, Ended / elapsed.TotalSeconds, Started - Ended);

    private void Check()
    {
        if (ScheduledAt is not null && Delay is not null) throw new BindingException(Messages.ScheduleTwice);
        if (InFile is not null && IsGiven(nameof(Body))) throw new BindingException(Messages.BodyTwice);
        if (OutFile is not null && (Async || Wait || ScheduledAt is not null || Delay is not null)) throw new BindingException(Messages.OutFileNotSynchronous);
        if (IsGiven(nameof(WaitTimeoutSec)) && !Wait) throw new BindingException(Messages.WaitTimeoutWithoutWait);
        if (Wait && IsGiven(nameof(Async)) && !Async) throw new BindingException(Messages.WaitNotAsync);
    }

    private RequestParts Typed()
    {
        // A body may come down the pipeline after the check at the start.
        if (_fileBody is not null && IsGiven(nameof(Body))) throw new BindingException(Messages.BodyTwice);

        return new RequestParts
        {
            Path = Path,
            Method = IsGiven(nameof(Method)) ? Method : null,
            Headers = Headers,
            HasBody = _fileBody is not null || IsGiven(nameof(Body)),
            Body = _fileBody ?? Body,
            ContentType = ContentType,
            Async = Wait ? true : IsGiven(nameof(Async)) ? Async.IsPresent : null,
            ScheduledAt = Delay is { } delay ? ExecutionSchedule.After(delay, DateTimeOffset.Now) : _scheduledAt,
        };
    }

    private void Execute(Instance instance, ExecutionRequest request, object subject)
    {
        WriteAdjustments(request);
        if (!ShouldProcess(Text.Format(Messages.FunctionTarget, request.FunctionId, instance.Name, instance.Endpoint, instance.ProjectId), RequestPreview.ActionOf(request)))
        {
            // -WhatIf tells what would be refused, too.
            request.Check();
            return;
        }

        if (OutFile is not null) ReserveOutFile(request);

        var client = ClientFor(instance);
        var waiter = _waiting?.For(client);
        Start(ThrottleLimit, async token =>
        {
            Execution? execution = null;
            try
            {
                execution = await client.CreateExecutionAsync(request, token).ConfigureAwait(false);
                var waited = Stopwatch.StartNew();
                if (waiter is not null) execution = await waiter.WaitAsync(execution, token).ConfigureAwait(false);
                return () => Write(execution, instance, waited.Elapsed);
            }
            catch (RequestFailedException failure)
            {
                return () => WriteFailed(failure, execution, instance, request, subject);
            }
            catch (InvalidRequestException broken)
            {
                return () => WriteFailure(broken.ToErrorRecord(subject));
            }
        });
    }

    private void Write(Execution ended, Instance instance, TimeSpan waited)
    {
        var execution = new AppwriteExecution(ended, instance.Name);
        if (Wait && !execution.IsFinished)
        {
            WriteFailure(execution.ToWaitTimedOut(waited));
            return;
        }

        var error = SkipHttpErrorCheck ? null : execution.ToErrorRecord();
        try
        {
            if (_outFile is not null && error is null) _outFile.Write(ended.ResponseBytes ?? []);
        }
        catch (BindingException notWritten)
        {
            // It has run, and its answer is in the object.
            error = notWritten.ToErrorRecord(execution);
        }

        WriteObject(ShortList.Of(execution));
        if (error is not null) WriteFailure(error);
    }

    private void WriteFailed(RequestFailedException failure, Execution? started, Instance instance, ExecutionRequest request, object subject)
    {
        if (failure.TimeLimit is not null && ThrottleLimit > 1 && !_advised)
        {
            _advised = true;
            WriteWarning(Messages.ThrottledTimeout);
        }

        if (started is null)
        {
            WriteFailure(ErrorOf(failure, instance, new RequestSubject(request.FunctionId, request.Path, request.ScheduledAt), subject));
            return;
        }

        var execution = new AppwriteExecution(started, instance.Name);
        WriteFailure(ErrorOf(failure, instance, new RequestSubject(execution.ExecutionId) { IsStarted = true }, execution));
    }

    private void ReserveOutFile(ExecutionRequest request)
    {
        if (_outFile is not null) throw new BindingException(Messages.OutFileTwice);
        if (request.IsQueued) throw new BindingException(Messages.OutFileNotSynchronous);
        request.Check();
        _outFile = OutputFile.Reserve(FilePath.Of(this, OutFile!), Force);
    }

    private void WriteAdjustments(ExecutionRequest request)
    {
        if (request.ScheduledAt is { } time) WriteVerbose(Text.Format(Messages.Scheduled, time.LocalDateTime));
        if (request is { ContentType: not null, Body.IsEmpty: true }) WriteVerbose(Messages.ContentTypeLeftOut);
    }
}
