using System.Net;

namespace AppwritePS.Emulator.Tests;

/// <summary>The proxy that has requests go wrong: what each fault does, and that the next request is served.</summary>
public sealed class FaultProxyTests : IAsyncLifetime
{
    private readonly Queue<ProxyFault> _faults = [];
    private AppwriteEmulator _emulator = null!;
    private FaultProxy _proxy = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await AppwriteEmulator.StartAsync();
        _proxy = new FaultProxy(_emulator.Endpoint, () => _faults.TryDequeue(out ProxyFault fault) ? fault : ProxyFault.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData(ProxyFault.None, HttpStatusCode.Created, 1)]
    [InlineData(ProxyFault.ResetBeforeRequest, null, 0)]
    [InlineData(ProxyFault.ResetInRequest, null, 0)]
    [InlineData(ProxyFault.ResetBeforeAnswer, null, 1)]
    [InlineData(ProxyFault.ResetInAnswer, null, 1)]
    [InlineData(ProxyFault.GarbageForAnswer, null, 1)]
    [InlineData(ProxyFault.Unavailable, HttpStatusCode.ServiceUnavailable, 0)]
    [InlineData(ProxyFault.TooManyRequests, HttpStatusCode.TooManyRequests, 0)]
    public async Task A_fault_meets_one_request(ProxyFault fault, HttpStatusCode? status, int executions)
    {
        _faults.Enqueue(fault);

        Assert.Equal(status, await ExecuteAsync());
        Assert.Equal(executions, _emulator.ExecutionCount);
        Assert.Equal(HttpStatusCode.Created, await ExecuteAsync());
    }

    [Fact]
    public void A_seed_brings_the_same_faults_back()
    {
        ProxyFault[] Some() => [.. Enumerable.Repeat(FaultProxy.AtRandom(seed: 7, oneOf: 2), 200).Select(next => next())];

        Assert.Equal(Some(), Some());
        Assert.Equal(Enum.GetValues<ProxyFault>().Order(), Some().Distinct().Order());
    }

    private async Task<HttpStatusCode?> ExecuteAsync()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Appwrite-Project", _emulator.ProjectId);
        http.DefaultRequestHeaders.Add("X-Appwrite-Key", _emulator.ApiKey);
        using var body = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        try
        {
            using HttpResponseMessage response = await http.PostAsync(new Uri($"{_proxy.Endpoint}/functions/echo/executions"), body, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
