using System.Net;

namespace AppwritePS.Emulator.Tests;

/// <summary>The servers' clocks start at 18:00:00.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public async Task Fires_at_its_minute_and_stays_scheduled_while_it_runs()
    {
        await using TestServer server = await TestServer.StartAsync();
        TestAnswer created = await server.CreateAsync("echo", """{"async":true,"scheduledAt":"2026-11-23T18:02:00.000Z","path":"/sleep/2"}""");
        Assert.Equal("schedule", created.Text("trigger"));

        server.Clock.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal(0, server.Emulator.ExecutionCount);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await server.Clock.WhenAwaitedAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(1, server.Emulator.ExecutionCount);
        Assert.Equal("scheduled", await server.StatusAsync(created.Id));
        Assert.Equal("schedule", server.Emulator.Executions[0].Headers["x-appwrite-trigger"]);

        server.Clock.Advance(TimeSpan.FromSeconds(2));
        EmulatedExecution finished = await server.WhenFinishedAsync(created.Id);
        Assert.Equal(ExecutionStatus.Completed, finished.Status);
        Assert.Equal(2, finished.Duration);
    }

    [Fact]
    public async Task Fires_after_many_days()
    {
        await using TestServer server = await TestServer.StartAsync();
        TestAnswer created = await server.CreateAsync("echo", """{"async":true,"scheduledAt":"2027-03-03T18:29:00.000Z"}""");
        server.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal("scheduled", await server.StatusAsync(created.Id));
        server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(ExecutionStatus.Completed, (await server.WhenFinishedAsync(created.Id)).Status);
    }

    [Fact]
    public async Task Does_not_fire_when_it_was_deleted()
    {
        await using TestServer server = await TestServer.StartAsync();
        TestAnswer deleted = await server.CreateAsync("echo", """{"async":true,"scheduledAt":"2026-11-23T18:02:00.000Z"}""");
        TestAnswer after = await server.CreateAsync("echo", """{"async":true,"scheduledAt":"2026-11-23T18:03:00.000Z"}""");
        Assert.Equal(HttpStatusCode.NoContent, (await server.DeleteAsync("echo", deleted.Id)).Status);
        server.Clock.Advance(TimeSpan.FromMinutes(3));
        await server.WhenFinishedAsync(after.Id);
        Assert.Equal(after.Id, Assert.Single(server.Emulator.Executions).ExecutionId);
    }

    [Theory]
    [InlineData(59.9, "2026-11-23T18:02:00.000Z", HttpStatusCode.Accepted)]
    [InlineData(60.0, "2026-11-23T18:02:00.000Z", HttpStatusCode.BadRequest)]
    [InlineData(60.1, "2026-11-23T18:02:00.000Z", HttpStatusCode.BadRequest)]
    [InlineData(0, "2026-11-23T18:02:00.001Z", HttpStatusCode.BadRequest)]
    [InlineData(0, "2026-11-23T20:02:00+02:00", HttpStatusCode.Accepted)]
    public async Task Must_lie_more_than_a_minute_ahead_and_on_the_minute(double secondsPast, string scheduledAt, HttpStatusCode expected)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Clock.Advance(TimeSpan.FromSeconds(secondsPast));
        Assert.Equal(expected, (await server.CreateAsync("echo", $$"""{"async":true,"scheduledAt":"{{scheduledAt}}"}""")).Status);
    }
}
