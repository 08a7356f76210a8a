namespace AppwritePS.Emulator;

/// <summary>
/// An Appwrite server's functions, executions and health API on 127.0.0.1, with its state in memory. Its answers are held
/// against recordings of a real 1.9.6.
/// </summary>
public sealed class AppwriteEmulator : IAsyncDisposable
{
    private readonly EmulatorOptions _options;
    private readonly ServerVersion _version;
    private readonly CancellationTokenSource _stopping = new();
    private readonly RingLog<RecordedRequest> _requests;
    private readonly RingLog<FunctionRequest> _executions;
    private readonly Credentials _credentials = new();
    private readonly FunctionTable _functions = new();
    private readonly ExecutionStore _store = new();
    private readonly IdSource _ids;
    private readonly FunctionRunner _runner;
    private readonly ExecutionWorkers _workers;
    private readonly ExecutionScheduler _scheduler;
    private readonly LoopbackServer _server;

    private AppwriteEmulator(EmulatorOptions options)
    {
        TimeProvider clock = options.TimeProvider;
        _version = ServerVersion.Parse(options.Version);
        ServerVersion version = _version;
        _options = options;
        _requests = new(options.RecordLimit);
        _executions = new(options.RecordRequests ? options.RecordLimit : 0);
        _ids = new(clock);
        _runner = new(clock, _executions, _stopping.Token);
        _workers = new(_store, _runner, clock, version, options.AsyncWorkers, _stopping.Token);
        _scheduler = new(clock, _workers);

        var headers = new FunctionHeaders(new FunctionKeys(options.ProjectId, version, clock), version);
        var creator = new ExecutionCreator(_store, _runner, _workers, _scheduler, headers, _ids, clock, options.SynchronousLimit, version.AnswersBeforeWriting ? options.WriteLag : TimeSpan.Zero);
        var executions = new ExecutionRoutes(_functions, _store, creator, new PresumedLost(version, clock), _ids, version, clock);
        var router = new ApiRouter([.. executions.All(), .. new FunctionRoutes(_functions, version).All(), .. new HealthRoutes(version).All()]);
        var access = new AccessControl(options.ProjectId, version, clock, _credentials);
        var pipeline = new ApiPipeline(router, access, version, _requests, options.RecordRequests, _stopping.Token);
        _server = new(options.Port, options.Certificate, pipeline.HandleAsync);

        ApiKey = CreateKey([.. Scope.All]);
        foreach (EmulatedFunction function in BuiltInFunctions.Of(options.BuiltInFunctions, clock))
            AddFunction(function);
    }

    /// <summary>The endpoint, <c>http://127.0.0.1:PORT/v1</c>, or https where there is a certificate.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>The project's id.</summary>
    public string ProjectId => _options.ProjectId;

    /// <summary>The server version that is told.</summary>
    public string Version => _version.Text;

    /// <summary>A key with every scope.</summary>
    public string ApiKey { get; }

    /// <summary>The functions, in the order in which they were added.</summary>
    public IReadOnlyList<EmulatedFunction> Functions => _functions.All;

    /// <summary>How many requests have arrived.</summary>
    public int RequestCount => _requests.Count;

    /// <summary>The requests that have arrived, the newest <see cref="EmulatorOptions.RecordLimit"/> of them.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _requests.ToList();

    /// <summary>How often a function's code was really run.</summary>
    public int ExecutionCount => _executions.Count;

    /// <summary>What functions' code was really run with, the newest <see cref="EmulatorOptions.RecordLimit"/> of them.</summary>
    public IReadOnlyList<FunctionRequest> Executions => _executions.ToList();

    /// <summary>While true no code runs and every execution fails, as with an executor that is down.</summary>
    public bool IsExecutorDown
    {
        get => _runner.IsDown;
        set => _runner.IsDown = value;
    }

    /// <summary>Starts a server.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<AppwriteEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var emulator = new AppwriteEmulator(options ?? new EmulatorOptions());
        emulator.Endpoint = new Uri(await emulator._server.StartAsync(cancellationToken), "/v1");
        return emulator;
    }

    /// <summary>Makes a key.</summary>
    /// <param name="scopes">Its scopes, see <see cref="Scope"/>. Every key has health.read besides.</param>
    public string CreateKey(params string[] scopes) => _credentials.AddKey(scopes);

    /// <summary>Makes a key that has expired.</summary>
    /// <param name="scopes">Its scopes.</param>
    public string CreateExpiredKey(params string[] scopes)
    {
        string key = CreateKey(scopes);
        SetKeyExpiry(key, _options.TimeProvider.GetUtcNow());
        return key;
    }

    /// <summary>Says when a key expires.</summary>
    /// <param name="key">One of this server's keys.</param>
    /// <param name="expiresAt">When; null for never.</param>
    public void SetKeyExpiry(string key, DateTimeOffset? expiresAt) =>
        (_credentials.FindKey(key) ?? throw new ArgumentException("That is no key of this server.", nameof(key))).ExpiresAt = expiresAt;

    /// <summary>Makes a session of a user of the project; goes into X-Appwrite-Session or the cookie <c>a_session_PROJECT</c>.</summary>
    /// <param name="userId">The user's id.</param>
    public string CreateSession(string userId) => _credentials.AddSession(userId);

    /// <summary>Adds a function.</summary>
    /// <param name="function">Its settings and code.</param>
    public void AddFunction(EmulatedFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        _functions.Add(function with
        {
            DeploymentId = function.DeploymentId ?? _ids.Next(),
            CreatedAt = function.CreatedAt == default ? _options.TimeProvider.GetUtcNow() : function.CreatedAt,
        });
    }

    /// <summary>Adds a function that anyone may execute.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="handler">Its code.</param>
    public void AddFunction(string id, Func<FunctionRequest, CancellationToken, Task<FunctionResponse>> handler) =>
        AddFunction(new EmulatedFunction { Id = id, Handler = handler });

    /// <summary>Finds an execution as it is stored.</summary>
    /// <param name="executionId">Its id.</param>
    public EmulatedExecution? FindExecution(string executionId) => _store.Find(executionId)?.Current;

    /// <summary>Stores an execution as if it had been made, or sets the state of one that is there. Nothing is run.</summary>
    /// <param name="execution">The execution; its function must be there.</param>
    public void PutExecution(EmulatedExecution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        if (_functions.Find(execution.FunctionId) is null)
            throw new ArgumentException($"There is no function '{execution.FunctionId}'.", nameof(execution));
        if (_store.Find(execution.Id) is ExecutionRow row)
            _store.Change(row, execution);
        else
            _store.Add(new ExecutionRow(execution));
    }

    /// <summary>Waits until an execution has ended.</summary>
    /// <param name="executionId">Its id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The execution as it ended.</returns>
    public Task<EmulatedExecution> WhenFinishedAsync(string executionId, CancellationToken cancellationToken = default)
    {
        ExecutionRow row = _store.Find(executionId) ?? throw new ArgumentException($"There is no execution '{executionId}'.", nameof(executionId));
        return row.WhenFinished().WaitAsync(cancellationToken);
    }

    /// <summary>Stops the server at once: open connections are cut, running functions cancelled.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _server.StopAsync();
        await _workers.StoppedAsync();
        _scheduler.Dispose();
        _server.Dispose();
        _stopping.Dispose();
    }
}
