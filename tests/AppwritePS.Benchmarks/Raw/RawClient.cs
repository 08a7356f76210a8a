using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace AppwritePS.Benchmarks.Raw;

/// <summary>The least C# that executes a function and reads the answer: what the module is held against.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler());
    private readonly ServerAddress _server;

    public RawClient(ServerAddress server)
    {
        _server = server;
        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _client.DefaultRequestHeaders.Add("X-Appwrite-Project", server.ProjectId);
        _client.DefaultRequestHeaders.Add("X-Appwrite-Key", server.ApiKey);
    }

    /// <summary>Executes a function with each body, several at once.</summary>
    public async Task<IReadOnlyCollection<RawExecution>> ExecuteAsync(string functionId, IEnumerable<string> bodies, int atOnce)
    {
        var executions = new ConcurrentQueue<RawExecution>();
        await Parallel.ForEachAsync(
            bodies,
            new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (body, token) => executions.Enqueue(await ExecuteAsync(functionId, body, token)));
        return executions;
    }

    /// <summary>Executes a function with each body, one after the other.</summary>
    public async Task<IReadOnlyCollection<RawExecution>> ExecuteAsync(string functionId, IEnumerable<string> bodies)
    {
        var executions = new List<RawExecution>();
        foreach (var body in bodies) executions.Add(await ExecuteAsync(functionId, body, CancellationToken.None));
        return executions;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<RawExecution> ExecuteAsync(string functionId, string body, CancellationToken token)
    {
        using var content = JsonContent.Create(new RawRequest(body, Async: false, "GET"), RawJson.Default.RawRequest);
        using var response = await _client.PostAsync(new Uri($"{_server.Endpoint}/functions/{functionId}/executions"), content, token);
        response.EnsureSuccessStatusCode();

        using var answer = await response.Content.ReadAsStreamAsync(token);
        var execution = await JsonSerializer.DeserializeAsync(answer, RawJson.Default.RawExecution, token);
        return execution is { ResponseStatusCode: 200 } ? execution : throw new InvalidOperationException("The function failed.");
    }
}
