using Xunit;

namespace AppwritePS.Client.Tests;

public class PagedListTests
{
    private readonly ListedExecutions _listed = new();

    [Fact]
    public async Task All_executions_come_newest_first_in_pages_of_100()
    {
        AddRows(250);

        Assert.Equal(_listed.NewestFirst(), await ReadAsync());
        Assert.Equal(["100", "100", "100"], _listed.Limits);
    }

    [Fact]
    public async Task A_page_that_is_full_may_be_the_last()
    {
        AddRows(100);

        Assert.Equal(100, (await ReadAsync()).Count);
        Assert.Equal(2, _listed.Server.Received.Count);
    }

    [Fact]
    public async Task A_short_page_is_the_last()
    {
        AddRows(99);
        var executions = _listed.Server.Client.Executions("echo");

        Assert.Equal(99, (await executions.NextAsync())!.Items.Count);
        Assert.Null(await executions.NextAsync());
        Assert.Single(_listed.Server.Received);
    }

    [Fact]
    public async Task What_is_created_meanwhile_shifts_nothing()
    {
        AddRows(250);
        var expected = _listed.NewestFirst();
        var newest = 1000;

        var ids = await ReadAsync(betweenPages: _ =>
        {
            for (var count = 0; count < 30; count++) _listed.Add("new" + newest, newest++);
        });

        Assert.Equal(expected, ids);
    }

    [Theory]
    [InlineData(7, "7")]
    [InlineData(100, "100")]
    [InlineData(130, "100", "30")]
    public async Task No_more_rows_are_asked_for_than_wanted(int first, params string[] limits)
    {
        AddRows(250);

        Assert.Equal(_listed.NewestFirst().Take(first), await ReadAsync(new ListRange { First = first }));
        Assert.Equal(limits, _listed.Limits);
    }

    [Fact]
    public async Task Rows_are_left_out_at_the_beginning_only()
    {
        AddRows(250);

        Assert.Equal(_listed.NewestFirst().Skip(40).Take(150), await ReadAsync(new ListRange { Skip = 40, First = 150 }));
        Assert.Equal(["40", null], _listed.Server.Received.Select(request => request.Values("offset")?[0]));
    }

    [Fact]
    public async Task Nothing_wanted_is_nothing_asked()
    {
        AddRows(3);

        Assert.Empty(await ReadAsync(new ListRange { First = 0 }));
        Assert.Empty(_listed.Server.Received);
    }

    [Fact]
    public async Task The_total_is_asked_for_once_and_only_if_wanted()
    {
        AddRows(150);
        var executions = _listed.Server.Client.Executions("echo", range: new ListRange { WithTotal = true });

        Assert.Equal(150, (await executions.NextAsync())!.Total);
        Assert.Null((await executions.NextAsync())!.Total);
        Assert.Null((await _listed.Server.Client.Executions("echo").NextAsync())!.Total);
        Assert.Equal([false, true, true], _listed.Server.Received.Select(request => request.Url.Contains("total=0", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task The_total_can_be_had_without_rows(int rows)
    {
        AddRows(rows);
        var executions = _listed.Server.Client.Executions("echo", range: new ListRange { WithTotal = true, First = 0 });

        var page = await executions.NextAsync();

        Assert.Equal(rows, page!.Total);
        Assert.Empty(page.Items);
        Assert.Null(await executions.NextAsync());
        Assert.Equal(["1"], _listed.Limits);
    }

    [Fact]
    public async Task A_filter_goes_with_every_page()
    {
        AddRows(150);
        var executions = _listed.Server.Client.Executions("echo", new ExecutionFilter { Status = ["failed"] });

        await executions.NextAsync();
        await executions.NextAsync();

        Assert.Equal(2, _listed.Server.Received.Count);
        Assert.All(_listed.Server.Received, request => Assert.Equal(["failed"], request.Values("equal", "status")));
        Assert.All(_listed.Server.Received, request => Assert.Null(request.Values("equal", "trigger")));
    }

    [Fact]
    public async Task When_the_last_row_was_deleted_it_goes_on_from_its_time()
    {
        AddRows(250);
        var expected = _listed.NewestFirst();

        Assert.Equal(expected, await ReadAsync(betweenPages: page => _listed.Delete(page[^1].Id)));
        Assert.Equal(["100", "100", "100", "100", "100"], _listed.Limits);
    }

    [Theory]
    [InlineData(150)]
    [InlineData(250)]
    [InlineData(1000)]
    public async Task Then_rows_of_one_time_are_neither_told_twice_nor_passed_over(int ofOneTime)
    {
        for (var row = 0; row < 50; row++) _listed.Add("new" + row, 2000 + row);
        for (var row = 0; row < ofOneTime; row++) _listed.Add("same" + row, 1000);
        for (var row = 0; row < 50; row++) _listed.Add("old" + row, row);
        var expected = _listed.NewestFirst();

        Assert.Equal(expected, await ReadAsync(betweenPages: page => _listed.Delete(page[^1].Id)));
    }

    [Fact]
    public async Task Nor_when_everything_told_is_deleted()
    {
        for (var row = 0; row < 450; row++) _listed.Add("same" + row, 1000);
        var expected = _listed.NewestFirst();

        var ids = await ReadAsync(betweenPages: page =>
        {
            foreach (var row in page) _listed.Delete(row.Id);
        });

        Assert.Equal(expected, ids);
    }

    [Fact]
    public async Task Nor_when_a_few_are_wanted()
    {
        for (var row = 0; row < 450; row++) _listed.Add("same" + row, 1000);
        var expected = _listed.NewestFirst().Take(120);

        Assert.Equal(expected, await ReadAsync(new ListRange { First = 120 }, page => _listed.Delete(page[^1].Id)));
    }

    [Fact]
    public async Task Another_refusal_is_told_and_the_page_can_be_asked_for_again()
    {
        var server = new MockedServer(
            MockedServer.Error(401, "general_unauthorized_scope", "(role: applications) missing scopes ([\"executions.read\"])"),
            MockedServer.Json(200, """{"total":0,"executions":[{"$id":"a"}]}"""));
        var executions = server.Client.Executions("echo");

        Assert.Equal(FailureCause.MissingScope, (await Assert.ThrowsAsync<RequestFailedException>(() => executions.NextAsync())).Cause);
        Assert.Equal("a", Assert.Single((await executions.NextAsync())!.Items).Id);
    }

    [Fact]
    public async Task A_page_of_more_than_32_MiB_is_asked_for_with_half_the_rows_and_so_are_those_after_it()
    {
        AddRows(110);
        _listed.LogSize = 1_000_000;

        Assert.Equal(_listed.NewestFirst(), await ReadAsync());
        Assert.Equal(["100", "50", "25", "25", "25", "25", "25"], _listed.Limits);
        Assert.Empty(_listed.Server.Pauses);
    }

    [Theory]
    [InlineData(33, null)]
    [InlineData(65, FailureCause.AnswerTooLarge)]
    public async Task A_single_row_may_have_more_but_not_whatever_it_likes(int mebibytes, FailureCause? cause)
    {
        AddRows(2);
        _listed.LogSize = mebibytes << 20;
        var executions = _listed.Server.Client.Executions("echo");

        var failure = await Record.ExceptionAsync(() => executions.NextAsync());

        Assert.Equal(cause, (failure as RequestFailedException)?.Cause);
        Assert.Equal(["100", "50", "25", "12", "6", "3", "1"], _listed.Limits);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_page_that_the_server_fails_with_is_asked_for_with_half_the_rows_once_repeating_did_not_help(int status)
    {
        AddRows(150);
        _listed.Refusing = (_, number) => number <= 4 ? MockedServer.Html(status) : null;

        Assert.Equal(_listed.NewestFirst(), await ReadAsync());
        Assert.Equal(["100", "100", "100", "50", "25", "100", "100"], _listed.Limits);
        Assert.Equal(2, _listed.Server.Pauses.Count);
    }

    [Fact]
    public async Task When_it_fails_with_a_single_row_too_that_is_told()
    {
        _listed.Refusing = (_, _) => MockedServer.Error(500, "general_unknown");

        Assert.Equal(FailureCause.ServerError, (await Assert.ThrowsAsync<RequestFailedException>(() => ReadAsync())).Cause);
        Assert.Equal(["100", "100", "100", "50", "25", "12", "6", "3", "1"], _listed.Limits);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(404)]
    [InlineData(429)]
    public async Task Fewer_rows_are_no_help_against_anything_else(int status)
    {
        _listed.Refusing = (_, _) => MockedServer.Html(status);

        await Assert.ThrowsAsync<RequestFailedException>(() => ReadAsync());

        Assert.All(_listed.Limits, limit => Assert.Equal("100", limit));
    }

    [Fact]
    public void A_list_of_no_function_is_none() =>
        Assert.Equal(RequestRule.FunctionId, Assert.Throws<InvalidRequestException>(() => _listed.Server.Client.Executions("..")).Rule);

    [Fact]
    public async Task All_functions_come_in_the_servers_order()
    {
        AddRows(150);
        var functions = _listed.Server.Client.Functions(new ListQuery().Search("r"));
        var ids = new List<string>();

        while (await functions.NextAsync() is { } page) ids.AddRange(page.Items.Select(function => function.Id));

        Assert.Equal(Enumerable.Reverse(_listed.NewestFirst()), ids);
        Assert.All(_listed.Server.Received, request => Assert.Contains("/v1/functions?search=r&", request.Url, StringComparison.Ordinal));
    }

    private void AddRows(int count)
    {
        for (var row = 0; row < count; row++) _listed.Add("row" + row, row);
    }

    private async Task<List<string>> ReadAsync(ListRange? range = null, Action<IReadOnlyList<Execution>>? betweenPages = null)
    {
        var executions = _listed.Server.Client.Executions("echo", range: range);
        var ids = new List<string>();
        while (await executions.NextAsync() is { } page)
        {
            ids.AddRange(page.Items.Select(execution => execution.Id));
            Assert.InRange(ids.Count, 0, 5000);
            betweenPages?.Invoke(page.Items);
        }

        return ids;
    }
}
