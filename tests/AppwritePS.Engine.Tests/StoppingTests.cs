using System.Management.Automation;
using System.Net;
using AppwritePS.Emulator;
using Xunit;

namespace AppwritePS.Engine.Tests;

public sealed class StoppingTests : ModuleTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        AddInstance();
    }

    [Fact]
    public async Task Ctrl_C_ends_a_running_request_and_the_next_command_works()
    {
        var started = new TaskCompletionSource();
        Server.Emulator.AddFunction("endless", async (_, token) =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            return FunctionResponse.Text("never");
        });
        using var shell = Session.NewShell();
        shell.AddScript("Invoke-AppwriteFunction endless");
        var running = shell.BeginInvoke();
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        await StopAsync(shell, running);

        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Empty(shell.Streams.Error);
        Assert.Single(Objects("Invoke-AppwriteFunction $FunctionId"));
    }

    [Fact]
    public async Task Ctrl_C_ends_a_pause_between_tries()
    {
        var asked = new TaskCompletionSource();
        using var server = new CannedServer((_, response) =>
        {
            response.StatusCode = 503;
            response.AddHeader("Retry-After", "30");
            response.Close();
            asked.TrySetResult();
        });
        Objects($"Add-AppwriteInstance {server.Endpoint} p k -SkipValidation -Name busy");
        using var shell = Session.NewShell();
        shell.AddScript("Invoke-AppwriteFunction f -Instance busy");
        var running = shell.BeginInvoke();
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        await StopAsync(shell, running);

        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData("Get-AppwriteFunction -Instance away")]
    [InlineData("Test-AppwriteInstance away")]
    [InlineData("Invoke-AppwriteFunction f -Instance away")]
    public async Task Ctrl_C_ends_a_search_for_the_proxy_that_takes_long(string script)
    {
        using var proxy = new SlowProxy();
        var usual = (HttpClient.DefaultProxy, WebRequest.DefaultWebProxy);
        (HttpClient.DefaultProxy, WebRequest.DefaultWebProxy) = (proxy, proxy);
        try
        {
            // A setting of its own, since connections that are there know their proxy.
            Objects($"Add-AppwriteInstance http://appwrite.invalid p k -SkipValidation -Name away -CertificateThumbprint {Guid.NewGuid():N}{Guid.NewGuid():N}");
            using var shell = Session.NewShell();
            shell.AddScript(script);
            var running = shell.BeginInvoke();
            await proxy.Asked.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

            await StopAsync(shell, running);
        }
        finally
        {
            (HttpClient.DefaultProxy, WebRequest.DefaultWebProxy) = usual;
        }
    }

    [Theory]
    [InlineData("foreach ($x in 1) { 1..50 | ForEach-Object { \"$_\" } | Invoke-AppwriteFunction $FunctionId | ForEach-Object { break } }", 1)]
    [InlineData("foreach ($x in 1) { 1..50 | ForEach-Object { if ($_ -eq 4) { break }; \"$_\" } | Invoke-AppwriteFunction $FunctionId | ForEach-Object { } }", 3)]
    [InlineData("try { 1..50 | ForEach-Object { \"$_\" } | Invoke-AppwriteFunction $FunctionId | ForEach-Object { throw 'enough' } } catch { }", 1)]
    [InlineData("try { 1..50 | ForEach-Object { \"$_\" } | Invoke-AppwriteFunction $FunctionId -Path /status/500 -ErrorAction Stop } catch { }", 1)]
    public void Every_early_end_of_a_pipeline_ends_the_sending(string script, int executions)
    {
        Session.Run(script);

        Assert.Equal(executions, Server.Emulator.ExecutionCount);
        Assert.Single(Objects("Invoke-AppwriteFunction $FunctionId"));
    }

    /// <summary>A proxy that is looked for until this is disposed, or thirty seconds are over.</summary>
    private sealed class SlowProxy : IWebProxy, IDisposable
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _found = new();

        public Task Asked => _asked.Task;

        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => null;

        public bool IsBypassed(Uri host)
        {
            _asked.TrySetResult();
            _found.Wait(TimeSpan.FromSeconds(30));
            return true;
        }

        public void Dispose() => _found.Set();
    }
}
