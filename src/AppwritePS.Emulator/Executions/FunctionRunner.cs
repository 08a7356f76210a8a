namespace AppwritePS.Emulator;

/// <summary>Stands for the executor: runs a function's code, ends it at its time-out and turns every failure into an answer.</summary>
internal sealed class FunctionRunner(TimeProvider clock, RingLog<FunctionRequest> log, CancellationToken stopping)
{
    /// <summary>While true, no code runs and every execution fails (recorded: 'executor down (refused)').</summary>
    public bool IsDown { get; set; }

    public async Task<FunctionResponse> RunAsync(EmulatedFunction function, FunctionRequest request)
    {
        if (IsDown)
            return FunctionResponse.ExecutorFailure("The executor refused the connection.", 0);

        log.Increment();
        log.Keep(request);
        FunctionResponse response;
        try
        {
            response = await (function.Executor == FunctionExecutor.RecordedStandIn
                ? function.Handler(request, stopping)
                : RunWithinTimeoutAsync(function, request));
        }
        catch (ExecutorException e)
        {
            return FunctionResponse.ExecutorFailure(e.Message, e.Code);
        }
#pragma warning disable CA1031 // Whatever a function throws is its answer.
        catch (Exception e) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            response = FunctionResponse.Thrown(e.ToString());
        }

        if (request.Method == "HEAD")
            response = response with { Body = default };
        if (!function.Logging && function.Executor == FunctionExecutor.OpenRuntimes)
            response = response with { Logs = "", Errors = "" };
        return response;
    }

    private async Task<FunctionResponse> RunWithinTimeoutAsync(EmulatedFunction function, FunctionRequest request)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task<FunctionResponse> run = function.Handler(request, ending.Token);
        if (run.IsCompleted)
            return await run;

        using var timer = new CancellationTokenSource();
        Task timeout = Task.Delay(function.Timeout, clock, timer.Token);
        if (await Task.WhenAny(run, timeout) == run)
        {
            await timer.CancelAsync();
            return await run;
        }
        await ending.CancelAsync();
        return FunctionResponse.Thrown("Execution timed out.");
    }
}
