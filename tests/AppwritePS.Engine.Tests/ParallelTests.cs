using System.Globalization;
using AppwritePS.Emulator;
using Xunit;

namespace AppwritePS.Engine.Tests;

public sealed class ParallelTests : ModuleTest
{
    [Fact]
    public async Task Two_runspaces_with_two_instances_do_not_cross()
    {
        await using var other = await AppwriteEmulator.StartAsync(new EmulatorOptions { ProjectId = "second" }, TestContext.Current.CancellationToken);
        AddInstance("first");
        using var session = NewSession();
        session.Set("Other", other.Endpoint.ToString());
        session.Set("OtherKey", other.ApiKey);
        session.Run("Add-AppwriteInstance $Other second $OtherKey -Name second");

        const string Many = "1..100 | ForEach-Object {{ '{0}' + $_ }} | Invoke-AppwriteFunction $FunctionId -Instance {0} -Method Post";
        var runs = await Task.WhenAll(
            Task.Run(() => Session.Run(string.Format(CultureInfo.InvariantCulture, Many, "first")), TestContext.Current.CancellationToken),
            Task.Run(() => session.Run(string.Format(CultureInfo.InvariantCulture, Many, "second")), TestContext.Current.CancellationToken));

        foreach (var (run, name) in runs.Zip(["first", "second"]))
        {
            Assert.Empty(run.Errors);
            Assert.Equal(
                Enumerable.Range(1, 100).Select(i => name + i.ToString(CultureInfo.InvariantCulture)),
                run.Objects.Select(execution => ((System.Management.Automation.PSObject)Value(execution, "Content")!).Properties["body"].Value));
            Assert.All(run.Objects, execution => Assert.Equal(name, Value(execution, "Instance")));
        }
    }

    [Fact]
    public void An_instance_of_one_runspace_is_there_in_another()
    {
        AddInstance();
        using var session = NewSession();

        Assert.Single(session.Run("Invoke-AppwriteFunction $FunctionId").Objects);
    }
}
