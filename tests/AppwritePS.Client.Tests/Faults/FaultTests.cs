using System.Diagnostics;
using Xunit;

namespace AppwritePS.Client.Tests.Faults;

/// <summary>Each fault by itself: what becomes of an execution that meets it.</summary>
public class FaultTests
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(400);

    public static TheoryData<string> Faults { get; } = [.. FaultTable.All.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task An_execution_runs_once_at_most_and_its_outcome_is_told(string name)
    {
        var fault = FaultTable.All.Single(fault => fault.Name == name);
        await using var server = new FaultServer();
        server.Schedule([fault]);
        // What is not to end in time has a time limit that is to be kept; all else is to end long before its own.
        var client = server.NewClient(fault.IsSlow ? s_timeout : TimeSpan.FromSeconds(30));
        var clock = Stopwatch.StartNew();

        var outcome = await Outcome(client, "tag-1");

        Assert.Equal(fault.Outcome, outcome);
        Assert.InRange(server.Executed("tag-1"), outcome is null ? 1 : 0, 1);
        Assert.Equal(fault.IsRepeated ? 2 : 1, server.Requests);
        Assert.False(server.KeyWentElsewhere);
        if (fault.IsSlow) Assert.InRange(clock.Elapsed, s_timeout - TimeSpan.FromMilliseconds(20), (s_timeout * 1.1) + TimeSpan.FromMilliseconds(200));
        else Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));

        // The next one may go out on a connection that is just being closed; the one after it has a new one.
        if (await Outcome(client, "tag-2") is { } next) Assert.Equal(FailureCause.UnknownOutcome, next);
        Assert.Null(await Outcome(client, "tag-3"));
    }

    [Fact]
    public async Task Where_nothing_listens_nothing_can_have_run()
    {
        var client = Loopback.ScriptedServer.NewClient(Loopback.ScriptedServer.ClosedPort(), []);

        Assert.Equal(FailureCause.CannotConnect, await Outcome(client, "tag-1"));
    }

    internal static async Task<FailureCause?> Outcome(AppwriteClient client, string tag)
    {
        try
        {
            await client.CreateExecutionAsync(new("echo") { Body = RequestBody.FromText(tag) });
            return null;
        }
        catch (RequestFailedException failure)
        {
            return failure.Cause;
        }
    }
}
