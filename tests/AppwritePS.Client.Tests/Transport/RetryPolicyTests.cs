using Xunit;
using static AppwritePS.Client.Tests.MockedServer;

namespace AppwritePS.Client.Tests.Transport;

public class RetryPolicyTests
{
    private static readonly Func<HttpResponseMessage> s_execution = Json(201, """{"$id":"a"}""");
    private static readonly Func<HttpResponseMessage> s_function = Json(200, """{"$id":"echo"}""");

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_read_is_repeated_twice_after_a_servers_failure(int status)
    {
        var server = new MockedServer(Html(status));

        await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.GetFunctionAsync("echo"));

        Assert.Equal(3, server.Received.Count);
        Assert.Equal(2, server.Pauses.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(451)]
    public async Task A_refusal_is_final(int status)
    {
        var server = new MockedServer(Error(status, "some_refusal"));

        await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.GetFunctionAsync("echo"));

        Assert.Single(server.Received);
        Assert.Empty(server.Pauses);
    }

    [Fact]
    public async Task A_create_is_repeated_after_a_503_in_front_of_the_server()
    {
        var server = new MockedServer(Html(503), s_execution);

        Assert.Equal("a", (await server.Client.CreateExecutionAsync(new("echo"))).Id);

        Assert.Equal(2, server.Received.Count);
        Assert.Equal(server.Received[0].Body, server.Received[1].Body);
    }

    [Fact]
    public async Task A_create_is_repeated_when_it_came_too_often()
    {
        var server = new MockedServer(Error(429, "general_rate_limit_exceeded", "x", ("Retry-After", "7")), s_execution);

        await server.Client.CreateExecutionAsync(new("echo"));

        Assert.Equal([TimeSpan.FromSeconds(7)], server.Pauses);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task After_anything_else_a_create_is_never_repeated(int status)
    {
        var server = new MockedServer(Html(status), s_execution);

        await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.CreateExecutionAsync(new("echo")));

        Assert.Single(server.Received);
    }

    [Fact]
    public async Task Nor_after_a_503_of_the_server_itself()
    {
        var server = new MockedServer(Error(503, "general_service_unavailable"), s_execution);

        await Assert.ThrowsAsync<RequestFailedException>(() => server.Client.CreateExecutionAsync(new("echo")));

        Assert.Single(server.Received);
    }

    [Fact]
    public async Task A_pause_of_60_seconds_is_waited_for_and_a_longer_one_is_not()
    {
        var patient = new MockedServer(Error(429, "general_rate_limit_exceeded", "x", ("Retry-After", "60")), s_function);
        await patient.Client.GetFunctionAsync("echo");
        Assert.Equal([TimeSpan.FromSeconds(60)], patient.Pauses);

        var hasty = new MockedServer(Error(429, "general_rate_limit_exceeded", "x", ("Retry-After", "61")), s_function);
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => hasty.Client.GetFunctionAsync("echo"));
        Assert.Equal(TimeSpan.FromSeconds(61), failure.RetryAfter);
        Assert.Empty(hasty.Pauses);
    }

    [Fact]
    public async Task Pauses_double_within_a_fifth_and_end_at_60_seconds()
    {
        var server = new MockedServer(Html(502));
        var retry = new RetryPolicy { MaximumRetryCount = 9, Interval = TimeSpan.FromSeconds(1) };

        await Assert.ThrowsAsync<RequestFailedException>(() => server.NewClient(retry: retry).GetFunctionAsync("echo"));

        double[] expected = [1, 2, 4, 8, 16, 32];
        Assert.Equal(9, server.Pauses.Count);
        foreach (var (pause, seconds) in server.Pauses.Zip(expected)) Assert.InRange(pause.TotalSeconds, 0.8 * seconds, 1.2 * seconds);
        Assert.All(server.Pauses.Skip(7), pause => Assert.Equal(TimeSpan.FromSeconds(60), pause));
    }

    [Fact]
    public async Task An_interval_of_any_length_is_60_seconds_at_most()
    {
        var server = new MockedServer(Html(502));
        var retry = new RetryPolicy { MaximumRetryCount = 40, Interval = TimeSpan.MaxValue };

        await Assert.ThrowsAsync<RequestFailedException>(() => server.NewClient(retry: retry).GetFunctionAsync("echo"));

        Assert.Equal(40, server.Pauses.Count);
        Assert.All(server.Pauses, pause => Assert.InRange(pause.TotalSeconds, 48, 60));
    }

    [Fact]
    public async Task Without_retries_nothing_is_repeated()
    {
        var server = new MockedServer(Error(429, "general_rate_limit_exceeded"));

        await Assert.ThrowsAsync<RequestFailedException>(() => server.NewClient(retry: RetryPolicy.None).GetFunctionAsync("echo"));

        Assert.Single(server.Received);
    }
}
