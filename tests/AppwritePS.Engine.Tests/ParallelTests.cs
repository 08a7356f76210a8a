using System.Globalization;
using AppwritePS.Emulator;
using Xunit;

namespace AppwritePS.Engine.Tests;

public sealed class ParallelTests : ModuleTest
{
    [Fact]
    public async Task Runspaces_with_instances_of_their_own_do_not_cross()
    {
        const int Runspaces = 24;
        const string Many = "1..40 | ForEach-Object {{ '{0}:' + $_ }} | Invoke-AppwriteFunction $FunctionId -Instance {0} -Method Post -ThrottleLimit 4";
        var names = Enumerable.Range(1, Runspaces).Select(i => "project" + i.ToString(CultureInfo.InvariantCulture)).ToList();
        var servers = await Task.WhenAll(names.Select(name => AppwriteEmulator.StartAsync(new EmulatorOptions { ProjectId = name }, TestContext.Current.CancellationToken)));
        foreach (var server in servers)
        {
            Session.Set("Other", server);
            Session.Run("Add-AppwriteInstance $Other.Endpoint $Other.ProjectId $Other.ApiKey -Name $Other.ProjectId");
        }

        var sessions = names.Select(_ => NewSession()).ToList();
        var runs = await Task.WhenAll(names.Zip(sessions, (name, session) =>
            Task.Run(() => session.Run(string.Format(CultureInfo.InvariantCulture, Many, name)), TestContext.Current.CancellationToken)));

        foreach (var (run, name, server) in runs.Zip(names, servers))
        {
            Assert.Empty(run.Errors);
            Assert.Equal(
                Enumerable.Range(1, 40).Select(i => name + ":" + i.ToString(CultureInfo.InvariantCulture)).Order(),
                run.Objects.Select(execution => (string)((System.Management.Automation.PSObject)Value(execution, "Content")!).Properties["body"].Value).Order());
            Assert.All(run.Objects, execution => Assert.Equal(name, Value(execution, "Instance")));
            Assert.Equal(40, server.ExecutionCount);
        }

        foreach (var session in sessions) session.Dispose();
        foreach (var server in servers) await server.DisposeAsync();
    }

    [Fact]
    public void An_instance_of_one_runspace_is_there_in_another()
    {
        AddInstance();
        using var session = NewSession();

        Assert.Single(session.Run("Invoke-AppwriteFunction $FunctionId").Objects);
    }
}
