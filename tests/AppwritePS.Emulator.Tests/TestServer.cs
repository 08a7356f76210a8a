using System.Text;

namespace AppwritePS.Emulator.Tests;

/// <summary>An emulator on a clock that stands still, and a client with a key for everything.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    /// <summary>Longer than any test takes, so that a broken one ends.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private TestServer(AppwriteEmulator emulator, ManualClock clock)
    {
        Emulator = emulator;
        Clock = clock;
    }

    public AppwriteEmulator Emulator { get; }

    public ManualClock Clock { get; }

    public static async Task<TestServer> StartAsync(Func<EmulatorOptions, EmulatorOptions>? configure = null)
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));
        var options = new EmulatorOptions { TimeProvider = clock };
        return new TestServer(await AppwriteEmulator.StartAsync(configure?.Invoke(options) ?? options), clock);
    }

    public Task<TestAnswer> CreateAsync(string functionId, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, $"/functions/{functionId}/executions", json, headers);

    public Task<TestAnswer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>Asks for one of the built-in function's executions.</summary>
    public async Task<string> StatusAsync(string executionId) => (await GetAsync("/functions/echo/executions/" + executionId)).Text("status");

    public Task<TestAnswer> ListAsync(string functionId, params string[] queries) =>
        GetAsync($"/functions/{functionId}/executions?{string.Join('&', queries.Select(q => $"queries[]={Uri.EscapeDataString(q)}"))}");

    public Task<TestAnswer> DeleteAsync(string functionId, string executionId) => SendAsync(HttpMethod.Delete, $"/functions/{functionId}/executions/{executionId}", null);

    public async Task<TestAnswer> SendAsync(HttpMethod method, string path, string? json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, Emulator.Endpoint + path);
        request.Headers.Add("X-Appwrite-Project", Emulator.ProjectId);
        if (!headers.Any(h => h.Name is "X-Appwrite-Key" or "X-Appwrite-Session" or "X-Appwrite-JWT"))
            request.Headers.Add("X-Appwrite-Key", Emulator.ApiKey);
        foreach ((string name, string value) in headers.Where(h => h.Value.Length > 0))
            request.Headers.TryAddWithoutValidation(name, value);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken).WaitAsync(s_patience);
        byte[] body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new TestAnswer(response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "", string.Join(", ", response.Content.Headers.ContentEncoding), body);
    }

    public Task<EmulatedExecution> WhenFinishedAsync(string executionId) =>
        Emulator.WhenFinishedAsync(executionId, TestContext.Current.CancellationToken).WaitAsync(s_patience);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Emulator.DisposeAsync();
    }
}
