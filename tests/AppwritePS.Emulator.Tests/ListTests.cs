using System.Net;

namespace AppwritePS.Emulator.Tests;

public sealed class ListTests
{
    [Fact]
    public async Task Counts_nothing_when_total_is_0_and_refuses_other_words()
    {
        await using TestServer server = await TestServer.StartAsync();
        await server.CreateAsync("echo", "{}");
        Assert.Equal(0, (await server.GetAsync("/functions/echo/executions?total=0")).Number("total"));
        Assert.Equal(HttpStatusCode.BadRequest, (await server.GetAsync("/functions/echo/executions?total=False")).Status);
    }

    [Fact]
    public async Task Finds_500_ids_of_which_unknown_ones_are_left_out_and_breaks_at_501()
    {
        await using TestServer server = await TestServer.StartAsync();
        string id = (await server.CreateAsync("echo", "{}")).Id;
        string other = (await server.CreateAsync("nologs", "{}")).Id;
        IEnumerable<string> Ids(int count) => Enumerable.Range(0, count - 2).Select(i => $"\"x{i}\"").Append($"\"{id.ToUpperInvariant()}\"").Append($"\"{other}\"");
        TestAnswer found = await server.ListAsync("echo", $$"""{"method":"equal","attribute":"$id","values":[{{string.Join(',', Ids(500))}}]}""");
        Assert.Equal(1, found.Number("total"));
        Assert.Contains(id, found.BodyText, StringComparison.Ordinal);
        TestAnswer broken = await server.ListAsync("echo", $$"""{"method":"equal","attribute":"$id","values":[{{string.Join(',', Ids(501))}}]}""");
        Assert.Equal((HttpStatusCode.InternalServerError, "general_unknown"), (broken.Status, broken.Text("type")));
    }

    [Fact]
    public async Task Pages_newest_first_without_gap_or_duplicate_while_new_ones_arrive()
    {
        await using TestServer server = await TestServer.StartAsync();
        var created = new List<string>();
        for (int i = 0; i < 10; i++)
        {
            created.Add((await server.CreateAsync("echo", "{}")).Id);
            server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        var paged = new List<string>();
        string cursor = "";
        while (true)
        {
            TestAnswer page = await server.ListAsync("echo", [
                """{"method":"orderDesc","attribute":"$createdAt"}""", """{"method":"limit","values":[3]}""",
                .. cursor.Length == 0 ? Array.Empty<string>() : [$$"""{"method":"cursorAfter","values":["{{cursor}}"]}"""]]);
            string[] ids = [.. page.Json["executions"]!.AsArray().Select(e => e!["$id"]!.GetValue<string>())];
            if (ids.Length == 0)
                break;
            paged.AddRange(ids);
            cursor = ids[^1];
            await server.CreateAsync("echo", "{}");
        }
        created.Reverse();
        Assert.Equal(created, paged);
    }

    [Theory]
    [InlineData("""{"method":"notEqual","attribute":"status","values":["completed"]}""", "/status/500")]
    [InlineData("""{"method":"lessThanEqual","attribute":"responseStatusCode","values":[200]}""", "/a,/b")]
    [InlineData("""{"method":"greaterThan","attribute":"responseStatusCode","values":[200]}""", "/status/500")]
    [InlineData("""{"method":"endsWith","attribute":"requestPath","values":["B"]}""", "/b")]
    [InlineData("""{"method":"and","values":[{"method":"equal","attribute":"requestMethod","values":["POST"]},{"method":"contains","attribute":"requestPath","values":["/a","500"]}]}""", "/a,/status/500")]
    public async Task Filters(string query, string expectedPaths)
    {
        await using TestServer server = await TestServer.StartAsync();
        foreach (string path in (string[])["/a", "/b", "/status/500"])
            await server.CreateAsync("echo", $$"""{"path":"{{path}}"}""");
        TestAnswer list = await server.ListAsync("echo", query);
        Assert.Equal(expectedPaths, string.Join(',', list.Json["executions"]!.AsArray().Select(e => e!["requestPath"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Stops_counting_at_5000_but_reaches_every_row()
    {
        await using TestServer server = await TestServer.StartAsync();
        DateTimeOffset now = server.Clock.GetUtcNow();
        for (int i = 0; i < 5003; i++)
            server.Emulator.PutExecution(new EmulatedExecution { Id = $"e{i}", FunctionId = "echo", CreatedAt = now, UpdatedAt = now, Status = ExecutionStatus.Completed });
        TestAnswer list = await server.ListAsync("echo", """{"method":"offset","values":[5002]}""");
        Assert.Equal(5000, list.Number("total"));
        Assert.Equal("e5002", Assert.Single(list.Json["executions"]!.AsArray())!["$id"]!.GetValue<string>());
    }
}
