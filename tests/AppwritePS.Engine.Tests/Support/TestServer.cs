using AppwritePS.Emulator;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>
/// The server that tests run against: an emulator of their own, of the version that APPWRITEPS_TEST_SERVER_VERSION says or
/// else the newest recorded one, or the server that the variables APPWRITEPS_TEST_ENDPOINT, _PROJECT, _KEY and _FUNCTION
/// name. That function is to answer by path as the emulator's <c>echo</c> does.
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly AppwriteEmulator? _emulator;

    private TestServer(AppwriteEmulator? emulator, string endpoint, string projectId, string apiKey, string functionId)
    {
        _emulator = emulator;
        Endpoint = endpoint;
        ProjectId = projectId;
        ApiKey = apiKey;
        FunctionId = functionId;
    }

    public string Endpoint { get; }

    public string ProjectId { get; }

    public string ApiKey { get; }

    public string FunctionId { get; }

    /// <summary>The emulator; a test that asks for it is skipped against another server.</summary>
    public AppwriteEmulator Emulator
    {
        get
        {
            Assert.SkipWhen(_emulator is null, "Needs the emulator: it looks into the server.");
            return _emulator;
        }
    }

    public static async Task<TestServer> StartAsync()
    {
        if (Variable("ENDPOINT") is { } endpoint && Variable("PROJECT") is { } project && Variable("KEY") is { } key && Variable("FUNCTION") is { } function)
            return new TestServer(null, endpoint, project, key, function);

        return await EmulateAsync(Variable("SERVER_VERSION") ?? new EmulatorOptions().Version);
    }

    /// <summary>An emulator of a server version, whatever the variables say.</summary>
    public static async Task<TestServer> EmulateAsync(string version)
    {
        var emulator = await AppwriteEmulator.StartAsync(new EmulatorOptions { Version = version });
        return new TestServer(emulator, emulator.Endpoint.ToString(), emulator.ProjectId, emulator.ApiKey, "echo");
    }

    public async ValueTask DisposeAsync()
    {
        if (_emulator is not null) await _emulator.DisposeAsync();
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable("APPWRITEPS_TEST_" + name) is { Length: > 0 } value ? value : null;
}
