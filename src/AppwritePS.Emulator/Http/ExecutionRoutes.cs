using System.Text.Unicode;

namespace AppwritePS.Emulator;

/// <summary>Executions: create, list, get and delete, each with its checks in Appwrite's order.</summary>
internal sealed class ExecutionRoutes(
    FunctionTable functions,
    ExecutionStore store,
    ExecutionCreator creator,
    PresumedLost presumedLost,
    IdSource ids,
    ServerVersion version,
    TimeProvider clock)
{
    private static readonly string[] s_write = [Scope.ExecutionsWrite, Scope.ExecutionWrite];
    private static readonly string[] s_read = [Scope.ExecutionsRead, Scope.ExecutionRead];

    public IEnumerable<ApiRoute> All() =>
    [
        new("POST", "v1/functions/*/executions", ProjectNeed.ApiOfProject, s_write, CreateAsync),
        new("GET", "v1/functions/*/executions", ProjectNeed.ApiOfProject, s_read, List),
        new("GET", "v1/functions/*/executions/*", ProjectNeed.ApiOfProject, s_read, Get),
        new("DELETE", "v1/functions/*/executions/*", ProjectNeed.ApiOfProject, s_write, Delete),
    ];

    private async ValueTask<ApiAnswer> CreateAsync(ApiRequest request)
    {
        ParameterValue body = BodyParameters.Parse(request.Body, request.Header("Content-Type"));
        string functionId = request.Segments[2];
        ResourceId.Check("functionId", functionId);
        CreateExecutionParameters parameters = CreateExecutionParameters.Check(body, request.Format.HasOldExecutionNames, version, clock.GetUtcNow());
        EmulatedFunction function = FindExecutable(functionId, request.Caller);

        if (parameters.IsAsync)
        {
            EmulatedExecution queued = creator.Queue(function, parameters, request.Caller, ClientIp(request));
            return Json(queued, request, CreatedDate, queued.Status, 202);
        }

        (EmulatedExecution execution, FunctionResponse response) = await creator.RunAsync(function, parameters, request.Caller, ClientIp(request));
        AnswerKind kind = AcceptHeader.Parse(request.Header("Accept"));
        if (kind == AnswerKind.Multipart)
        {
            var multipart = new MultipartModelWriter(ids.NextShort());
            ExecutionModel.Write(multipart, execution, request.Format, CreatedDate, execution.Status, request.Caller.IsApplication, response);
            return new ApiAnswer(201, multipart.ContentType, multipart.End());
        }
        if (!Utf8.IsValid(response.Body.Span))
            throw kind == AnswerKind.Json ? ApiError.MalformedAnswer() : ApiError.Unknown();
        return Json(execution, request, CreatedDate, execution.Status, 201, response);
    }

    /// <summary>How a create writes dates: as they are before anything formats them, where it answers before it writes.</summary>
    private Func<DateTimeOffset, string> CreatedDate => version.AnswersBeforeWriting ? ApiDate.Raw : ApiDate.Format;

    private EmulatedFunction FindExecutable(string functionId, Caller caller)
    {
        if (functions.Find(functionId) is not EmulatedFunction function || (!function.Enabled && !caller.IsApplication))
            throw ApiError.FunctionNotFound();
        if (function.Deployment == DeploymentStatus.None)
            throw ApiError.DeploymentNotFound();
        if (function.Deployment == DeploymentStatus.Building)
            throw ApiError.DeploymentNotReady();
        if (!caller.MayExecute(function))
            throw ApiError.NotExecutable(function.Execute);
        return function;
    }

    private ValueTask<ApiAnswer> List(ApiRequest request)
    {
        EmulatedFunction function = FindReadable(request);
        ListQuery<ListedExecution> queries = ListQuery<ListedExecution>.Parse(request.Query.Find("queries"), ListedExecution.Schema, version);
        bool counts = ListTotal.IsWanted(request.Query, version);
        bool showsStored = AsksForAnotherStatusThanFailed(queries);

        ListPage<ListedExecution> page = queries.Page(
            Candidates(queries, function).Where(row => request.Caller.MayRead(row.Current)).Select(row => Listed(row, function)),
            id => Find(id) is ExecutionRow row ? (true, Listed(row, function)) : default);

        var json = new JsonText(JsonStyle.Php, 8192);
        json.BeginObject();
        json.Name("total");
        json.Number(counts ? page.Total : 0);
        json.Name("executions");
        json.BeginArray();
        foreach (ListedExecution listed in page.Items)
            WriteExecution(json, listed.Execution, request, ApiDate.Format, listed.IsPresumedLost && !showsStored ? ExecutionStatus.Failed : listed.Execution.Status, null);
        json.EndArray();
        json.EndObject();
        return ValueTask.FromResult(ApiAnswer.Json(json));
    }

    /// <summary>Asked for by id, as pollers do, not every execution has to be looked at.</summary>
    private IEnumerable<ExecutionRow> Candidates(ListQuery<ListedExecution> queries, EmulatedFunction function)
    {
        if (queries.Filters.Find(q => q is { Method: QueryMethod.Equal, Attribute: "$id" }) is not Query byId)
            return store.OfFunction(function.Id).Where(IsWritten);
        return byId.Values.Select(id => Find(id.AsText)).OfType<ExecutionRow>().Distinct()
            .Where(row => row.Current.FunctionId == function.Id)
            .OrderBy(row => row.Sequence);
    }

    /// <summary>What clients find: not yet what waits to be written.</summary>
    private ExecutionRow? Find(string id) => store.Find(id) is ExecutionRow row && IsWritten(row) ? row : null;

    private bool IsWritten(ExecutionRow row) => row.WrittenAt <= clock.GetUtcNow();

    private ListedExecution Listed(ExecutionRow row, EmulatedFunction function)
    {
        EmulatedExecution execution = row.Current;
        return new(execution, row.Sequence, presumedLost.Is(execution, function));
    }

    /// <summary>Recorded: 'list: status processing (stale)'.</summary>
    private static bool AsksForAnotherStatusThanFailed(ListQuery<ListedExecution> queries) =>
        queries.Filters.Find(q => q is { Method: QueryMethod.Equal, Attribute: "status" }) is Query byStatus
        && !byStatus.Values.Any(v => v.AsText == ExecutionStatus.Failed.Word());

    private ValueTask<ApiAnswer> Get(ApiRequest request)
    {
        string id = ExecutionId(request);
        EmulatedFunction function = FindReadable(request);
        if (Find(id)?.Current is not EmulatedExecution execution || execution.FunctionId != function.Id || !request.Caller.MayRead(execution))
            throw ApiError.ExecutionNotFound();
        return ValueTask.FromResult(Json(execution, request, ApiDate.Format, presumedLost.Shown(execution, function), 200));
    }

    private ValueTask<ApiAnswer> Delete(ApiRequest request)
    {
        string id = ExecutionId(request);
        ResourceId.Check("functionId", request.Segments[2]);
        // Only a key can read a function, and delete looks for it with the caller's rights (recorded: 'delete: guest', 'session user: delete own').
        if (!request.Caller.IsApplication || functions.Find(request.Segments[2]) is null)
            throw ApiError.FunctionNotFound();
        if (Find(id) is not ExecutionRow row)
            throw ApiError.ExecutionNotFound();
        EmulatedExecution execution = row.Current;
        // The function in the path is not compared with the execution's (recorded: 'delete: other function').
        if (!version.DeletesUnderOtherFunctions && !execution.FunctionId.Equals(request.Segments[2], StringComparison.OrdinalIgnoreCase))
            throw ApiError.ExecutionNotFound();
        if (version.KeepsFiredSchedules && row.HasFired && execution.Status == ExecutionStatus.Scheduled)
            throw ApiError.ExecutionInProgress();
        if (presumedLost.Shown(execution, functions.Find(execution.FunctionId)!) is ExecutionStatus.Waiting or ExecutionStatus.Processing)
            throw ApiError.ExecutionInProgress();
        if (!store.Remove(row))
            throw ApiError.ExecutionNotFound();
        return ValueTask.FromResult(ApiAnswer.NoContent);
    }

    private EmulatedFunction FindReadable(ApiRequest request)
    {
        string id = request.Segments[2];
        ResourceId.Check("functionId", id);
        EmulatedFunction? function = functions.Find(id);
        return function is null || (!function.Enabled && !request.Caller.IsApplication) ? throw ApiError.FunctionNotFound() : function;
    }

    private static string ExecutionId(ApiRequest request)
    {
        string id = request.Segments[4];
        ResourceId.Check("executionId", id);
        return id;
    }

    /// <summary>Recorded: 'X-Forwarded-For'.</summary>
    private static string ClientIp(ApiRequest request)
    {
        string forwarded = request.Header("X-Forwarded-For");
        return forwarded.Length > 0 ? forwarded.Split(',')[0].Trim() : request.Http.Connection.RemoteIpAddress?.ToString() ?? "";
    }

    private static ApiAnswer Json(EmulatedExecution execution, ApiRequest request, Func<DateTimeOffset, string> date, ExecutionStatus status, int code, FunctionResponse? response = null)
    {
        var json = new JsonText(JsonStyle.Php, 1024 + (response?.Body.Length ?? 0));
        WriteExecution(json, execution, request, date, status, response);
        return ApiAnswer.Json(json, code);
    }

    private static void WriteExecution(JsonText json, EmulatedExecution execution, ApiRequest request, Func<DateTimeOffset, string> date, ExecutionStatus status, FunctionResponse? response)
    {
        json.BeginObject();
        ExecutionModel.Write(new JsonModelWriter(json), execution, request.Format, date, status, request.Caller.IsApplication, response);
        json.EndObject();
    }
}
