namespace AppwritePS.Client;

/// <summary>
/// Waits for executions of one client, of any number and functions; more can be added at any time and from any thread. One
/// request looks for up to 100 executions of a function. Each is looked for after 250 milliseconds, and then ever more
/// slowly, half as long again each time, down to <see cref="WaitOptions.PollInterval"/>; a new one begins quickly again
/// without quickening the others, which only fill up its request. Looks of a function are never at the same time, and at
/// least 250 milliseconds apart. While nothing is waited for, nothing goes on.
/// </summary>
public sealed class ExecutionWaiter : IDisposable
{
    private readonly AppwriteClient _client;
    private readonly WaitOptions _options;
    private readonly object _gate = new();
    private readonly SemaphoreSlim _requests;
    private readonly Dictionary<string, FunctionPolls> _functions = new(StringComparer.OrdinalIgnoreCase);
    private bool _isDisposed;

    /// <summary>Waits for executions that a client sees.</summary>
    public ExecutionWaiter(AppwriteClient client, WaitOptions? options = null)
    {
        _client = client;
        _options = options ?? new WaitOptions();
        _requests = new SemaphoreSlim(Math.Max(1, _options.MaxConcurrentRequests));
    }

    /// <summary>
    /// Waits until an execution has finished; one that has is given back at once. When its time is over, the task ends with
    /// the execution as it was seen last, whose <see cref="Execution.IsFinished"/> is false then. Failures that may pass do
    /// not end a wait before its time; the last of them is told then if no look succeeded.
    /// </summary>
    /// <exception cref="InvalidRequestException">An id is none.</exception>
    /// <exception cref="RequestFailedException">From the task: the execution cannot be had.</exception>
    /// <exception cref="OperationCanceledException">From the task: the token was cancelled, or the waiter disposed.</exception>
    public Task<Execution> WaitAsync(Execution execution, CancellationToken cancellationToken = default) =>
        execution.IsFinished ? Task.FromResult(execution) : WaitAsync(execution.FunctionId, execution.Id, execution, cancellationToken);

    /// <summary>Waits for an execution of which only the id is known; it is looked for at once.</summary>
    /// <inheritdoc cref="WaitAsync(Execution, CancellationToken)"/>
    public Task<Execution> WaitAsync(string functionId, string executionId, CancellationToken cancellationToken = default) =>
        WaitAsync(functionId, executionId, known: null, cancellationToken);

    /// <summary>Ends every wait, as cancelling does.</summary>
    public void Dispose()
    {
        FunctionPolls[] functions;
        lock (_gate)
        {
            _isDisposed = true;
            functions = [.. _functions.Values];
        }

        foreach (var function in functions) function.Cancel();
    }

    private Task<Execution> WaitAsync(string functionId, string executionId, Execution? known, CancellationToken cancellationToken)
    {
        ResourceId.Check(functionId, RequestRule.FunctionId);
        ResourceId.Check(executionId, RequestRule.ExecutionId);
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<Execution>(cancellationToken);

        var awaited = new AwaitedExecution(executionId, known, _options);
        FunctionPolls? function;
        lock (_gate)
        {
            if (_isDisposed) throw new ObjectDisposedException(nameof(ExecutionWaiter));
            if (!_functions.TryGetValue(functionId, out function))
            {
                function = new FunctionPolls(_client, functionId, _options, _gate, _requests, ended: () => _functions.Remove(functionId));
                _functions.Add(functionId, function);
            }

            function.Add(awaited);
        }

        if (cancellationToken.CanBeCanceled)
        {
            var registration = cancellationToken.Register(() => function.Cancel(awaited, cancellationToken));
            awaited.End.ContinueWith(_ => registration.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        return awaited.End;
    }
}
