using Xunit;

namespace AppwritePS.Client.Tests.Faults;

/// <summary>Alone, since it measures what lives in the process.</summary>
[CollectionDefinition(nameof(FaultMemoryTests), DisableParallelization = true)]
[Collection(nameof(FaultMemoryTests))]
public class FaultMemoryTests
{
    [Fact]
    public async Task Nothing_is_kept_of_what_a_fault_brought()
    {
        await using var server = new FaultServer();
        var quick = server.NewClient(TimeSpan.FromSeconds(30));
        var impatient = server.NewClient(TimeSpan.FromMilliseconds(100));
        Assert.Null(await FaultTests.Outcome(quick, "first"));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        foreach (var fault in FaultTable.All)
        {
            server.Schedule([fault]);
            await FaultTests.Outcome(fault.IsSlow ? impatient : quick, fault.Name);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 16L << 20);
    }
}
