using System.Net;
using Xunit;
using static AppwritePS.Client.Tests.MockedServer;

namespace AppwritePS.Client.Tests.Transport;

/// <summary>What an answer's headers tell, as seen in the failure.</summary>
public class AnswerTests
{
    [Fact]
    public async Task The_servers_clock_and_the_time_of_sending_are_kept()
    {
        var failure = await Refused(Error(400, "general_bad_request", "x", ("Date", "Mon, 23 Nov 2026 17:59:30 GMT")));

        Assert.Equal(Now.AddSeconds(-30), failure.ServerDate);
        Assert.Equal(Now, failure.SentAt);
    }

    // What unpacks one is native code, which takes the process with it when it loses its memory while it works.
    [Fact]
    public async Task What_is_being_read_is_not_closed_by_a_token()
    {
        using var cancellation = new CancellationTokenSource();
        var wasClosed = false;
        GeneratedStream? body = null;
        body = new GeneratedStream([GeneratedStream.Text("{}")], _ =>
        {
            cancellation.Cancel();
            wasClosed = body!.IsClosed;
        });
        var server = new MockedServer(() => new HttpResponseMessage(HttpStatusCode.Created) { Content = new StreamContent(body) });

        await Assert.ThrowsAnyAsync<Exception>(() => server.Client.CreateExecutionAsync(new("echo"), cancellation.Token));

        Assert.True(cancellation.IsCancellationRequested);
        Assert.False(wasClosed);
        Assert.True(body.IsClosed);
    }

    [Fact]
    public async Task The_time_of_sending_is_that_of_the_try_that_failed()
    {
        var now = Now;
        var server = new MockedServer(Html(503), Error(408, "function_synchronous_timeout"));
        var client = server.NewClient(now: () => now = now.AddSeconds(1));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => client.CreateExecutionAsync(new("echo")));

        // The clock is looked at when a request is sent and when its answer comes.
        Assert.Equal((FailureCause.SynchronousTimeout, Now.AddSeconds(3)), (failure.Cause, failure.SentAt));
    }

    [Fact]
    public async Task Retry_After_may_be_seconds() =>
        Assert.Equal(TimeSpan.FromSeconds(120), await PauseAsked(("Retry-After", "120")));

    [Fact]
    public async Task Retry_After_may_be_a_date() =>
        Assert.Equal(TimeSpan.FromSeconds(90), await PauseAsked(("Retry-After", "Mon, 23 Nov 2026 18:01:30 GMT")));

    [Fact]
    public async Task The_limiter_tells_the_second_of_its_reset() =>
        Assert.Equal(TimeSpan.FromSeconds(75), await PauseAsked(("X-Ratelimit-Reset", UnixSeconds(75))));

    [Fact]
    public async Task Times_are_held_against_the_servers_clock_where_it_tells_it() =>
        Assert.Equal(
            TimeSpan.FromSeconds(70),
            await PauseAsked(("Date", "Mon, 23 Nov 2026 18:10:00 GMT"), ("X-RateLimit-Reset", UnixSeconds(670))));

    [Fact]
    public async Task Retry_After_goes_before_the_limiter() =>
        Assert.Equal(TimeSpan.FromSeconds(99), await PauseAsked(("Retry-After", "99"), ("X-RateLimit-Reset", UnixSeconds(75))));

    [Theory]
    [InlineData("Retry-After", "Mon, 23 Nov 2026 17:00:00 GMT")]
    [InlineData("Retry-After", "soon")]
    [InlineData("Retry-After", "-5")]
    [InlineData("X-RateLimit-Reset", "30")]
    [InlineData("X-RateLimit-Reset", "99999999999999999")]
    [InlineData("X-RateLimit-Reset", "x")]
    public async Task A_time_that_is_over_or_none_says_nothing(string name, string value) =>
        Assert.Null(await PauseAsked((name, value)));

    [Fact]
    public async Task The_limiters_reset_counts_for_a_refusal_only()
    {
        var failure = await Refused(Error(500, "general_server_error", "x", ("X-RateLimit-Reset", UnixSeconds(75))));

        Assert.Null(failure.RetryAfter);
    }

    private static string UnixSeconds(int fromNow) => Now.AddSeconds(fromNow).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<TimeSpan?> PauseAsked(params (string Name, string Value)[] headers) =>
        (await Refused(Error(429, "general_rate_limit_exceeded", "x", headers))).RetryAfter;

    private static Task<RequestFailedException> Refused(Func<HttpResponseMessage> answer) =>
        Assert.ThrowsAsync<RequestFailedException>(() => new MockedServer(answer).NewClient(retry: RetryPolicy.None).GetFunctionAsync("echo"));
}
