namespace AppwritePS.Emulator;

/// <summary>Makes executions: runs synchronous ones, queues and schedules the others.</summary>
internal sealed class ExecutionCreator(
    ExecutionStore store,
    FunctionRunner runner,
    ExecutionWorkers workers,
    ExecutionScheduler scheduler,
    FunctionHeaders headers,
    IdSource ids,
    TimeProvider clock,
    TimeSpan synchronousLimit,
    TimeSpan writeLag)
{
    /// <summary>
    /// Runs the code and stores the execution when it has ended: until then it is in no list, and its date is that of the
    /// end (seen on 1.9.6).
    /// </summary>
    /// <exception cref="ApiError">The limit has passed; the code may run on.</exception>
    public async Task<(EmulatedExecution Execution, FunctionResponse Response)> RunAsync(EmulatedFunction function, CreateExecutionParameters parameters, Caller caller, string clientIp)
    {
        EmulatedExecution execution = Create(function, parameters, caller, clientIp);
        long started = clock.GetTimestamp();
        Task<FunctionResponse> run = runner.RunAsync(function, RequestFor(function, execution, parameters, caller, clientIp));
        FunctionResponse response;
        bool isTooLate = false;
        try
        {
            response = run.IsCompleted ? await run : await run.WaitAsync(synchronousLimit, clock);
        }
        catch (TimeoutException) when (!run.IsCompleted)
        {
            isTooLate = true;
            response = FunctionResponse.ExecutorFailure("The synchronous execution took too long.", 408);
        }

        DateTimeOffset now = clock.GetUtcNow();
        execution = (execution with { CreatedAt = now }).Ended(response, clock.GetElapsedTime(started), now);
        store.Add(new ExecutionRow(execution) { WrittenAt = now + writeLag });
        if (isTooLate)
            throw ApiError.SynchronousTimeout();
        return (execution, response);
    }

    public EmulatedExecution Queue(EmulatedFunction function, CreateExecutionParameters parameters, Caller caller, string clientIp)
    {
        EmulatedExecution execution = Create(function, parameters, caller, clientIp);
        var row = new ExecutionRow(execution) { WrittenAt = execution.CreatedAt + writeLag };
        store.Add(row);
        var job = new ExecutionJob(function, row, RequestFor(function, execution, parameters, caller, clientIp));
        if (execution.ScheduledAt is null)
            workers.Enqueue(job);
        else
            scheduler.Add(job);
        return execution;
    }

    private EmulatedExecution Create(EmulatedFunction function, CreateExecutionParameters parameters, Caller caller, string clientIp)
    {
        DateTimeOffset now = clock.GetUtcNow();
        bool isScheduled = parameters.ScheduledAt is not null;
        return new EmulatedExecution
        {
            Id = ids.Next(),
            FunctionId = function.Id,
            DeploymentId = function.DeploymentId!,
            CreatedAt = now,
            UpdatedAt = now,
            Permissions = caller.Role == CallerRole.User ? [caller.ReadPermission] : [],
            Trigger = isScheduled ? ExecutionTrigger.Schedule : ExecutionTrigger.Http,
            Status = isScheduled ? ExecutionStatus.Scheduled : ExecutionStatus.Waiting,
            RequestMethod = parameters.Method,
            RequestPath = parameters.Path,
            RequestHeaders = headers.Kept(parameters.Headers, clientIp),
            ScheduledAt = parameters.ScheduledAt,
        };
    }

    private FunctionRequest RequestFor(EmulatedFunction function, EmulatedExecution execution, CreateExecutionParameters parameters, Caller caller, string clientIp) =>
        new(execution.FunctionId, execution.Id, execution.Trigger, execution.RequestMethod, execution.RequestPath, parameters.Body, headers.Complete(parameters.Headers, function, execution, caller, clientIp));
}
