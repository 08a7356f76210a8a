using Xunit;

namespace AppwritePS.Client.Tests.Waiting;

/// <summary>Which requests are made for what is waited for, and when.</summary>
public sealed class ExecutionWaiterTests : WaitTest
{
    [Theory]
    [InlineData("completed", 200)]
    [InlineData("completed", 404)]
    [InlineData("failed", 500)]
    public async Task What_has_finished_is_given_back_as_it_is_without_a_request(string status, int code)
    {
        var finished = Server.Put("a", status, code);
        using var waiter = Server.NewWaiter();

        Assert.Same(finished, await waiter.WaitAsync(finished));
        Assert.Empty(Server.Requests);
        Assert.Equal(0, Server.Clock.Alarms);
    }

    [Fact]
    public async Task What_ends_is_given_back_as_it_ended()
    {
        using var waiter = Server.NewWaiter();
        var wait = waiter.WaitAsync(Server.Put("a"));

        Server.Clock.Advance(1);
        Assert.False(wait.IsCompleted);
        Server.Put("a", "failed", 500);
        Server.Clock.Advance(1);

        Assert.Equal(("a", ExecutionStatus.Failed, 500), await Ended(wait, execution => (execution.Id, execution.Status, execution.ResponseStatusCode)));
        Assert.Equal(["a waiting", "a waiting", "a failed"], Server.Seen);
    }

    [Fact]
    public void Looks_begin_quickly_and_slow_down_to_the_interval()
    {
        using var waiter = Server.NewWaiter();
        _ = waiter.WaitAsync(Server.Put("a"));

        Server.Clock.Advance(29);

        Assert.Equal([0.25, 0.625, 1.188, 2.031, 3.297, 5.195, 8.043, 12.314, 17.314, 22.314, 27.314], Server.Times.Select(time => Math.Round(time, 3)));
    }

    [Fact]
    public void A_request_asks_for_ids_and_for_no_more()
    {
        using var waiter = Server.NewWaiter();
        _ = waiter.WaitAsync(Server.Put("a"));
        _ = waiter.WaitAsync(Server.Put("b"));

        Server.Clock.Advance(0.25);

        var request = Assert.Single(Server.Received);
        Assert.Equal(("GET", "https://appwrite.test/v1/functions/echo/executions"), (request.Method, request.Url.Split('?')[0]));
        Assert.Equal(["""{"method":"equal","attribute":"$id","values":["a","b"]}""", """{"method":"limit","values":[100]}"""], request.Queries);
        Assert.EndsWith("&total=0", request.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_of_one_function_are_10_requests_a_look_and_ended_ones_none()
    {
        using var waiter = Server.NewWaiter();
        var ids = Enumerable.Range(0, 1000).Select(number => "id" + number).ToArray();
        var waits = ids.Select(id => waiter.WaitAsync(Server.Put(id))).ToList();

        Server.Clock.Advance(0.3);
        Assert.Equal(10, Server.Requests.Count);
        Assert.Equal(ids.Order(), Server.Requests.SelectMany(request => request.Ids).Order());

        foreach (var id in ids.Take(950)) Server.Complete(id);
        Server.Clock.Advance(0.4);
        Assert.Equal(20, Server.Requests.Count);

        Server.Clock.Advance(0.6);
        Assert.Equal(ids.Skip(950).Order(), Assert.Single(Server.Requests.Skip(20)).Ids.Order());

        foreach (var id in ids.Skip(950)) Server.Complete(id);
        Server.Clock.Advance(1);
        Assert.Equal(ids, (await Over(Task.WhenAll(waits))).Select(execution => execution.Id));
    }

    [Fact]
    public async Task Ids_and_functions_are_compared_ignoring_case()
    {
        using var waiter = Server.NewWaiter();
        Server.Put("abc", "completed", 200);
        var waits = new[] { waiter.WaitAsync("echo", "ABC"), waiter.WaitAsync("ECHO", "Abc") };

        Server.Clock.Advance(0);

        Assert.All(await Over(Task.WhenAll(waits)), execution => Assert.Equal("abc", execution.Id));
        Assert.Equal(["ABC"], Assert.Single(Server.Requests).Ids);
    }

    [Fact]
    public void Each_function_is_asked_for_its_own()
    {
        using var waiter = Server.NewWaiter();
        _ = waiter.WaitAsync(Server.Put("a"));
        _ = waiter.WaitAsync(Server.Put("b", functionId: "other"));

        Server.Clock.Advance(0.25);

        Assert.Equal([("echo", "a"), ("other", "b")], Server.Requests.Select(request => (request.Function, Assert.Single(request.Ids))).Order());
    }

    [Fact]
    public void Where_only_an_id_is_known_it_is_looked_for_at_once()
    {
        using var waiter = Server.NewWaiter();
        Server.Put("a");
        _ = waiter.WaitAsync("echo", "a");

        Server.Clock.Advance(0.7);

        Assert.Equal([0, 0.375], Server.Times);
    }

    [Fact]
    public void A_new_one_is_looked_for_quickly_and_slow_ones_keep_their_pace_but_fill_up_its_request()
    {
        using var waiter = Server.NewWaiter();
        for (var number = 0; number < 150; number++) _ = waiter.WaitAsync(Server.Put("old" + number));
        Server.Clock.Advance(30);
        var before = Server.Requests.Count;
        _ = waiter.WaitAsync(Server.Put("new"));

        Server.Clock.Advance(0.25);

        Assert.Equal(30.25, Server.Requests[^1].At);
        Assert.Equal(before + 1, Server.Requests.Count);
        Assert.Equal(100, Server.Requests[^1].Ids.Count);
        Assert.Contains("new", Server.Requests[^1].Ids);

        Server.Clock.Advance(60);
        Assert.InRange(Server.Requests.Count - before, 24, 40);
    }

    [Fact]
    public void One_that_only_filled_up_a_request_keeps_its_pace()
    {
        using var waiter = Server.NewWaiter();
        _ = waiter.WaitAsync(Server.Put("a"));
        Server.Clock.Advance(0.2);
        _ = waiter.WaitAsync(Server.Put("b"));

        Server.Clock.Advance(0.4);

        Assert.Equal([0.25, 0.5], Server.Times);
    }

    [Fact]
    public void However_many_are_added_looks_are_250_milliseconds_apart_and_requests_few()
    {
        using var waiter = Server.NewWaiter();
        for (var number = 0; number < 10_000; number++)
        {
            _ = waiter.WaitAsync(Server.Put("id" + number));
            Server.Clock.Advance(0.001);
        }

        var looks = Server.Times.Distinct().ToList();
        Assert.All(looks.Zip(looks.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 0.2499, 0.3));
        Assert.InRange(looks.Count, 30, 40);

        // Everything in every look would be 2,000.
        Assert.InRange(Server.Requests.Count, 100, 800);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void No_more_requests_are_under_way_than_allowed(int requests)
    {
        var answers = new TaskCompletionSource();
        Server.Answering = _ => answers.Task;
        using var waiter = Server.NewWaiter(requests: requests);
        for (var number = 0; number < 1000; number++)
        {
            _ = waiter.WaitAsync(Server.Put("id" + number));
            _ = waiter.WaitAsync(Server.Put("other" + number, functionId: "other"));
        }

        Server.Clock.Advance(20);

        Assert.Equal(requests, Server.InFlight);
        Assert.Equal(requests, Server.Requests.Count);
    }

    [Fact]
    public void While_a_function_is_looked_at_there_is_no_other_look()
    {
        var answer = new TaskCompletionSource();
        Server.Answering = _ => answer.Task;
        using var waiter = Server.NewWaiter(requests: 3);
        _ = waiter.WaitAsync(Server.Put("a"));
        Server.Clock.Advance(1);
        _ = waiter.WaitAsync("echo", "b");

        Server.Clock.Advance(20);

        Assert.Single(Server.Requests);
    }
}
