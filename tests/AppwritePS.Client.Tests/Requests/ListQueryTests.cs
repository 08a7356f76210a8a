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

    private static string[] Queries(ListQuery query) => Queries(query.ToString());

    private static string[] Queries(string text) =>
        [.. text.TrimStart('?').Split('&').Select(parameter =>
        {
            Assert.StartsWith("queries[]=", parameter, StringComparison.Ordinal);
            return Uri.UnescapeDataString(parameter["queries[]=".Length..]);
        })];
}
