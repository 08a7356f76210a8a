using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;

namespace AppwritePS.Client;

/// <summary>
/// Appwrite's functions API as one project's key sees it, on servers from 1.6 on. Cheap to make: connections belong to the
/// transport. Every method throws <see cref="RequestFailedException"/> with the cause, and
/// <see cref="OperationCanceledException"/> when its token is cancelled.
/// </summary>
public sealed class AppwriteClient
{
    // Asked about where no function is meant.
    private const string NoSuchFunction = "appwriteps-no-such-function";

    private readonly RequestSender _sender;

    /// <summary>A client for one connection.</summary>
    public AppwriteClient(Connection connection, HttpTransport transport, ClientOptions? options = null)
    {
        _sender = new RequestSender(connection, transport, options ?? new ClientOptions());
    }

    /// <summary>Executes a function: to its end, or queued where the request says so. Never twice.</summary>
    /// <exception cref="InvalidRequestException">The request breaks a rule; nothing was sent.</exception>
    public async Task<Execution> CreateExecutionAsync(ExecutionRequest request, CancellationToken cancellationToken = default)
    {
        var outgoing = new OutgoingRequest(Operation.Create, ExecutionsOf(request.FunctionId))
        {
            Content = CreateExecutionContent.Of(request),
            AcceptsMultipart = !request.IsQueued,
        };
        var answer = await _sender.SendAsync(outgoing, cancellationToken).ConfigureAwait(false);
        var document = answer.IsMultipart
            ? MultipartAnswer.TryRead(answer.Body, answer.ContentType!)
            : AnswerJson.TryRead(answer.Body, AnswerJson.Default.ExecutionDocument);

        return document is { Id.Length: > 0 }
            ? new Execution(document, hasResponseBody: !request.IsQueued) { CreatedHere = Stopwatch.StartNew() }
            : throw _sender.Unreadable(answer, Operation.Create);
    }

    /// <summary>One execution, without the function's answer: no server keeps that.</summary>
    /// <param name="functionId">Its function.</param>
    /// <param name="executionId">Its id.</param>
    /// <param name="isJustCreated">Whether a server may not have written it yet, see <see cref="Execution.IsJustCreated"/>. Default no.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Execution> GetExecutionAsync(string functionId, string executionId, bool isJustCreated = false, CancellationToken cancellationToken = default)
    {
        var request = new OutgoingRequest(Operation.Read, ExecutionOf(functionId, executionId)) { MayComeTooEarly = isJustCreated };
        var document = await ReadAsync(request, AnswerJson.Default.ExecutionDocument, IsExecution, cancellationToken)
            .ConfigureAwait(false);
        return new Execution(document, hasResponseBody: false);
    }

    /// <summary>A page of a function's executions, oldest first and 25 of them unless the query says otherwise.</summary>
    public Task<Page<Execution>> ListExecutionsAsync(string functionId, ListQuery? query = null, CancellationToken cancellationToken = default) =>
        ListExecutionsAsync(functionId, query, new PageReading(OutgoingRequest.MostBytes, IsSmallerAgain: false), cancellationToken);

    internal async Task<Page<Execution>> ListExecutionsAsync(string functionId, ListQuery? query, PageReading reading, CancellationToken cancellationToken)
    {
        var document = await ReadAsync(ListOf(ExecutionsOf(functionId), query, reading), AnswerJson.Default.ExecutionListDocument, list => list.Executions?.All(IsExecution) == true, cancellationToken)
            .ConfigureAwait(false);
        return new(TotalOf(query, document.Total), document.Executions!.Select(execution => new Execution(execution, hasResponseBody: false)).ToList());
    }

    /// <summary>
    /// A function's executions, newest first, however many there are. A row that is deleted while they are read does no harm.
    /// </summary>
    /// <param name="functionId">The function.</param>
    /// <param name="filter">Which ones. Default all.</param>
    /// <param name="range">Which part of them. Default all.</param>
    /// <exception cref="InvalidRequestException">The id is none.</exception>
    public PagedList<Execution> Executions(string functionId, ExecutionFilter? filter = null, ListRange? range = null)
    {
        ResourceId.Check(functionId, RequestRule.FunctionId);
        return new(
            (query, reading, cancellationToken) => ListExecutionsAsync(functionId, query, reading, cancellationToken),
            execution => execution.Id,
            execution => execution.CreatedAt,
            filter?.ToQuery() ?? new ListQuery(),
            range ?? new ListRange(),
            filter?.Includes);
    }

    /// <summary>Deletes a finished execution or cancels a scheduled one.</summary>
    /// <param name="functionId">Its function.</param>
    /// <param name="executionId">Its id.</param>
    /// <param name="isJustCreated">Whether a server may not have written it yet, see <see cref="Execution.IsJustCreated"/>. Default no.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task DeleteExecutionAsync(string functionId, string executionId, bool isJustCreated = false, CancellationToken cancellationToken = default)
    {
        try
        {
            var request = new OutgoingRequest(Operation.Delete, ExecutionOf(functionId, executionId)) { Content = NoParameters(), MayComeTooEarly = isJustCreated };
            var answer = await _sender.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (answer.StatusCode != 204) throw _sender.Unreadable(answer, Operation.Delete);
        }
        catch (RequestFailedException gone) when (gone is { Cause: FailureCause.ExecutionNotFound, FollowsOwnAttempt: true })
        {
            // Deleted by an earlier try of this very call, whose answer was lost.
        }
    }

    /// <summary>A page of the project's functions.</summary>
    public Task<Page<Function>> ListFunctionsAsync(ListQuery? query = null, CancellationToken cancellationToken = default) =>
        ListFunctionsAsync(query, new PageReading(OutgoingRequest.MostBytes, IsSmallerAgain: false), cancellationToken);

    internal async Task<Page<Function>> ListFunctionsAsync(ListQuery? query, PageReading reading, CancellationToken cancellationToken)
    {
        var document = await ReadAsync(ListOf("/functions", query, reading), AnswerJson.Default.FunctionListDocument, list => list.Functions?.All(IsFunction) == true, cancellationToken)
            .ConfigureAwait(false);
        return new(TotalOf(query, document.Total), document.Functions!.Select(function => new Function(function)).ToList());
    }

    /// <summary>The project's functions in the server's order, oldest first, however many there are.</summary>
    /// <param name="filter">Which ones; without order, limit, offset and cursor, which the list has itself.</param>
    /// <param name="range">Which part of them. Default all.</param>
    public PagedList<Function> Functions(ListQuery? filter = null, ListRange? range = null) =>
        new(ListFunctionsAsync, function => function.Id, timeOf: null, filter ?? new ListQuery(), range ?? new ListRange());

    /// <summary>One function.</summary>
    public async Task<Function> GetFunctionAsync(string functionId, CancellationToken cancellationToken = default)
    {
        var document = await ReadAsync(FunctionOf(functionId), AnswerJson.Default.FunctionDocument, IsFunction, cancellationToken)
            .ConfigureAwait(false);
        return new Function(document);
    }

    /// <summary>Asks whether the server is well; any valid key may. Its route is leaving the API (<see cref="CheckKeyAsync"/>).</summary>
    public Task GetHealthAsync(CancellationToken cancellationToken = default) =>
        ReadAsync("/health", AnswerJson.Default.HealthDocument, health => health.Status is not null, cancellationToken);

    /// <summary>The server's version, asked without the key: the route is public, and refused to a key.</summary>
    public async Task<string> GetVersionAsync(CancellationToken cancellationToken = default)
    {
        var request = new OutgoingRequest(Operation.Read, "/health/version") { WithKey = false };
        var document = await ReadAsync(request, AnswerJson.Default.VersionDocument, version => version.Version is not null, cancellationToken)
            .ConfigureAwait(false);
        return _sender.Masked(document.Version!);
    }

    /// <summary>
    /// Asks whether the server takes the key, without executing anything: by its health, or, where a server has no such
    /// route any more, by what it says to a list of an unknown function's executions.
    /// </summary>
    public async Task CheckKeyAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await GetHealthOrListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException accepted) when (accepted.Cause is FailureCause.FunctionNotFound or FailureCause.MissingScope)
        {
            // Both are said only to a key that was let in.
        }
    }

    /// <summary>
    /// Reads which scopes a key has, from what the server says to requests that it cannot carry out: nothing is executed.
    /// Only for a key that <see cref="CheckKeyAsync"/> let through, since what is said to others misleads.
    /// </summary>
    public async Task<KeyScopes> ReadScopesAsync(CancellationToken cancellationToken = default)
    {
        // Scopes are checked before methods, and methods before functions, so that this POST is as harmless as a read.
        var write = new OutgoingRequest(Operation.Read, ExecutionsOf(NoSuchFunction))
        {
            Method = HttpMethod.Post,
            Content = new("""{"method":"PROBE"}"""u8.ToArray(), "application/json"),
        };
        return new KeyScopes(
            await HasScopeAsync(_sender.SendAsync(write, cancellationToken), FailureCause.RequestRefused).ConfigureAwait(false),
            await HasScopeAsync(ListExecutionsAsync(NoSuchFunction, new ListQuery().Limit(1), cancellationToken), FailureCause.FunctionNotFound).ConfigureAwait(false),
            await HasScopeAsync(ListFunctionsAsync(new ListQuery().Limit(1), cancellationToken), whenRefused: null).ConfigureAwait(false));
    }

    private static async Task<bool> HasScopeAsync(Task request, FailureCause? whenRefused)
    {
        try
        {
            await request.ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Cause == FailureCause.MissingScope || (failure.Cause == whenRefused && failure.Type is not null))
        {
            return failure.Cause == whenRefused;
        }
    }

    private async Task GetHealthOrListAsync(CancellationToken cancellationToken)
    {
        try
        {
            await GetHealthAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException noHealth) when (noHealth is { Cause: FailureCause.NotAppwrite, StatusCode: 404 })
        {
            await ListExecutionsAsync(NoSuchFunction, new ListQuery().Limit(1), cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<T> ReadAsync<T>(string path, JsonTypeInfo<T> type, Func<T, bool> isComplete, CancellationToken cancellationToken)
        where T : class =>
        ReadAsync(new OutgoingRequest(Operation.Read, path), type, isComplete, cancellationToken);

    private async Task<T> ReadAsync<T>(OutgoingRequest request, JsonTypeInfo<T> type, Func<T, bool> isComplete, CancellationToken cancellationToken)
        where T : class
    {
        var streamed = request with { Document = async (body, token) => await AnswerJson.TryReadAsync(body, type, token).ConfigureAwait(false) };
        var answer = await _sender.SendAsync(streamed, cancellationToken).ConfigureAwait(false);
        return answer.Document is T document && isComplete(document)
            ? document
            : throw _sender.Unreadable(answer, Operation.Read);
    }

    private static OutgoingRequest ListOf(string path, ListQuery? query, PageReading reading) => new(Operation.Read, path + query)
    {
        AnswerLimit = reading.AnswerLimit,
        IsFollowedBySmaller = reading.IsSmallerAgain,
    };

    private static int? TotalOf(ListQuery? query, double? total) => query is { WantsTotal: false } ? null : (int?)total;

    // A list may hold nulls, as far as JSON goes.
    private static bool IsExecution(ExecutionDocument? document) => document is { Id.Length: > 0 };

    private static bool IsFunction(FunctionDocument? document) => document is { Id.Length: > 0 };

    // Without a content .NET repeats a delete by itself (three times, tried), and the 404 to its second would look
    // like the first. Appwrite's node SDK sends the same.
    private static SentContent NoParameters() => new("{}"u8.ToArray(), "application/json");

    private static string FunctionOf(string functionId)
    {
        ResourceId.Check(functionId, RequestRule.FunctionId);
        return "/functions/" + functionId;
    }

    private static string ExecutionsOf(string functionId) => FunctionOf(functionId) + "/executions";

    private static string ExecutionOf(string functionId, string executionId)
    {
        ResourceId.Check(executionId, RequestRule.ExecutionId);
        return ExecutionsOf(functionId) + "/" + executionId;
    }
}
