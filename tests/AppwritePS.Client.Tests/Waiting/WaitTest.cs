using Xunit;

namespace AppwritePS.Client.Tests.Waiting;

/// <summary>A test of waiting, with a server and a clock of its own.</summary>
public abstract class WaitTest : IDisposable
{
    private protected static readonly TimeSpan s_soon = TimeSpan.FromSeconds(10);

    private protected PolledServer Server { get; } = new();

    public void Dispose()
    {
        Server.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task AssertNothingGoesOn()
    {
        await Server.Quiet.WaitAsync(s_soon);
        Assert.Equal(0, Server.Clock.Alarms);
    }

    // What an alarm leads to is done when it has rung: nothing is waited for.
    private protected static T Over<T>(T wait)
        where T : Task
    {
        Assert.True(wait.IsCompleted, "The wait goes on.");
        return wait;
    }

    private protected static async Task<T> Ended<T>(Task<Execution> wait, Func<Execution, T> told) => told(await Over(wait));

    private protected static async Task<FailureCause> Failed(Task<Execution> wait) =>
        (await Assert.ThrowsAsync<RequestFailedException>(() => Over(wait))).Cause;
}
