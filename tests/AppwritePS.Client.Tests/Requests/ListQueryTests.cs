using Xunit;

namespace AppwritePS.Client.Tests.Requests;

public class ListQueryTests
{
    [Fact]
    public void Nothing_asked_for_is_no_query_string() => Assert.Equal("", new ListQuery().ToString());

    [Fact]
    public void Each_query_is_JSON_in_a_parameter_of_its_own_in_the_order_asked_for()
    {
        var query = new ListQuery().Limit(25).OrderByNewest().CursorAfter("6b04").Equal("status", "failed", "completed");

        Assert.Equal(
            [
                """{"method":"limit","values":[25]}""",
                """{"method":"orderDesc","attribute":"$createdAt","values":[]}""",
                """{"method":"cursorAfter","values":["6b04"]}""",
                """{"method":"equal","attribute":"status","values":["failed","completed"]}""",
            ],
            Queries(query));
    }

    [Fact]
    public void Queries_are_percent_encoded() =>
        Assert.Equal(
            "?queries[]=%7B%22method%22%3A%22limit%22%2C%22values%22%3A%5B1%5D%7D",
            new ListQuery().Limit(1).ToString());

    [Fact]
    public void A_value_with_characters_of_query_strings_and_of_JSON_survives()
    {
        var text = new ListQuery().Equal("requestPath", "/a?b=c&d=é+\"\\").ToString();

        Assert.DoesNotContain('&', text);
        Assert.DoesNotContain('+', text);
        var json = System.Text.Json.JsonDocument.Parse(Assert.Single(Queries(text))).RootElement;
        Assert.Equal("/a?b=c&d=é+\"\\", json.GetProperty("values")[0].GetString());
    }

    [Fact]
    public void The_total_is_switched_off_with_a_digit() =>
        Assert.EndsWith("&total=0", new ListQuery().Limit(1).WithoutTotal().ToString(), StringComparison.Ordinal);

    [Fact]
    public void Numbers_go_as_numbers_and_times_as_servers_write_them()
    {
        var query = new ListQuery()
            .Equal("responseStatusCode", 404, 500)
            .GreaterThan("$createdAt", new DateTimeOffset(2026, 11, 23, 19, 5, 0, 250, TimeSpan.FromHours(1)))
            .GreaterThanEqual("duration", 0.5)
            .LessThan("status", "x")
            .LessThanEqual("responseStatusCode", 499)
            .Offset(30);

        Assert.Equal(
            [
                """{"method":"equal","attribute":"responseStatusCode","values":[404,500]}""",
                """{"method":"greaterThan","attribute":"$createdAt","values":["2026-11-23T18:05:00.250Z"]}""",
                """{"method":"greaterThanEqual","attribute":"duration","values":[0.5]}""",
                """{"method":"lessThan","attribute":"status","values":["x"]}""",
                """{"method":"lessThanEqual","attribute":"responseStatusCode","values":[499]}""",
                """{"method":"offset","values":[30]}""",
            ],
            Queries(query));
    }

    [Fact]
    public void A_search_is_a_parameter_of_its_own_and_no_longer_than_servers_take()
    {
        Assert.Equal("?search=a%26b%20%C3%A9", new ListQuery().Search("a&b é").ToString());
        Assert.Equal("?search=" + new string('a', 256), new ListQuery().Search(new string('a', 256)).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new ListQuery().Search(new string('a', 257)));
    }

    private static string[] Queries(ListQuery query) => Queries(query.ToString());

    private static string[] Queries(string text) =>
        [.. text.TrimStart('?').Split('&').Select(parameter =>
        {
            Assert.StartsWith("queries[]=", parameter, StringComparison.Ordinal);
            return Uri.UnescapeDataString(parameter["queries[]=".Length..]);
        })];
}
