using Xunit;

namespace AppwritePS.Client.Tests.Requests;

public class ExecutionHeadersTests
{
    [Fact]
    public void Headers_are_sent_in_their_order_and_as_written()
    {
        var sent = ExecutionHeaders.Of(Request([new("X-Tenant", "a b"), new("accept", "*/*"), new("x1", "")]));

        Assert.Equal([new("X-Tenant", "a b"), new("accept", "*/*"), new("x1", "")], sent);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("X-Request-Id")]
    [InlineData("1a")]
    [InlineData("x-appwrite")]
    [InlineData("x-appwritefoo")]
    [InlineData("authorization")]
    [InlineData("host")]
    public void A_name_of_letters_digits_and_inner_hyphens_passes(string name) =>
        Assert.Equal(name, Assert.Single(ExecutionHeaders.Of(Request([new(name, "v")]))).Key);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("x_y")]
    [InlineData("x.y")]
    [InlineData("a b")]
    [InlineData("a:")]
    [InlineData("a\n")]
    [InlineData("é")]
    [InlineData("٣a")]
    [InlineData("1")]
    [InlineData("200")]
    public void Any_other_name_is_refused(string name) => AssertRefused(RequestRule.HeaderName, [new(name, "v")], name);

    [Theory]
    [InlineData("x-appwrite-key")]
    [InlineData("X-Appwrite-User-Id")]
    [InlineData("X-APPWRITE-ANYTHING")]
    [InlineData("content-length")]
    [InlineData("Transfer-Encoding")]
    public void A_name_that_the_server_or_the_runtime_sets_is_refused_in_any_case(string name) =>
        AssertRefused(RequestRule.HeaderReserved, [new(name, "v")], name);

    [Theory]
    [InlineData("a\rb")]
    [InlineData("a\nb")]
    [InlineData("a\r\nX-Injected: 1")]
    [InlineData("a\tb")]
    [InlineData("a\0")]
    [InlineData("a\u0085b")]
    public void A_value_with_a_control_character_is_refused(string value) =>
        AssertRefused(RequestRule.HeaderValue, [new("x-a", value)], "x-a");

    [Fact]
    public void A_value_with_half_a_surrogate_pair_is_refused()
    {
        AssertRefused(RequestRule.HeaderValue, [new("x-a", "a\ud83d")], "x-a");
        AssertRefused(RequestRule.HeaderValue, [new("x-a", "\ude00b")], "x-a");
        AssertRefused(RequestRule.HeaderValue, [new("x-a", "\ud83d\ud83d\ude00")], "x-a");
    }

    [Fact]
    public void A_value_beyond_ASCII_passes()
    {
        var sent = ExecutionHeaders.Of(Request([new("x-a", "é 日本 😀")]));

        Assert.Equal("é 日本 😀", Assert.Single(sent).Value);
    }

    [Fact]
    public void A_name_given_twice_is_refused_whatever_its_case() =>
        AssertRefused(RequestRule.HeaderTwice, [new("X-A", "1"), new("x-a", "1")], "x-a");

    [Fact]
    public void A_hundred_headers_pass_and_one_more_is_refused()
    {
        Assert.Equal(100, ExecutionHeaders.Of(Request(Many(100))).Count);
        AssertRefused(RequestRule.HeaderCount, Many(101), 101);
    }

    [Fact]
    public void The_content_type_counts_among_the_hundred()
    {
        var refusal = Assert.Throws<InvalidRequestException>(
            () => ExecutionHeaders.Of(new("f") { Headers = Many(100), Body = RequestBody.FromJson("{}") }));

        Assert.Equal(RequestRule.HeaderCount, refusal.Rule);
    }

    [Fact]
    public void Names_and_values_of_16383_bytes_pass_and_one_more_is_refused()
    {
        Assert.Single(ExecutionHeaders.Of(Request([new("x-a", new string('v', 16380))])));
        AssertRefused(RequestRule.HeaderSize, [new("x-a", new string('v', 16381))], 16384);
    }

    [Fact]
    public void The_size_is_counted_in_bytes_over_all_headers()
    {
        AssertRefused(RequestRule.HeaderSize, [new("x-a", new string('é', 8000)), new("x-b", new string('v', 378))], 16384);
        Assert.Equal(2, ExecutionHeaders.Of(Request([new("x-a", new string('é', 8000)), new("x-b", new string('v', 377))])).Count);
    }

    [Fact]
    public void JSON_brings_its_content_type() =>
        Assert.Equal([new("content-type", "application/json")], ExecutionHeaders.Of(new("f") { Body = RequestBody.FromJson("{}") }));

    [Fact]
    public void Text_and_bytes_bring_none()
    {
        Assert.Empty(ExecutionHeaders.Of(new("f") { Body = RequestBody.FromText("a") }));
        Assert.Empty(ExecutionHeaders.Of(new("f") { Body = RequestBody.FromBytes([1]) }));
    }

    [Fact]
    public void A_given_content_type_goes_before_that_of_the_body()
    {
        var request = new ExecutionRequest("f") { Body = RequestBody.FromJson("{}"), ContentType = "application/ld+json" };

        Assert.Equal([new("content-type", "application/ld+json")], ExecutionHeaders.Of(request));
    }

    [Fact]
    public void A_content_type_among_the_headers_goes_before_that_of_the_body_and_is_sent_once()
    {
        var request = Request([new("Content-Type", "text/csv"), new("x-a", "1")], RequestBody.FromJson("{}"));

        Assert.Equal([new("x-a", "1"), new("content-type", "text/csv")], ExecutionHeaders.Of(request));
    }

    [Fact]
    public void Without_a_body_no_content_type_is_sent_wherever_it_stands()
    {
        Assert.Empty(ExecutionHeaders.Of(new("f") { ContentType = "text/csv" }));
        Assert.Empty(ExecutionHeaders.Of(new("f") { Body = RequestBody.FromJson("") }));
        Assert.Empty(ExecutionHeaders.Of(Request([new("CONTENT-TYPE", "text/csv")])));
        Assert.Empty(ExecutionHeaders.Of(Request([new("content-type", "text/csv")], RequestBody.FromBytes([]))));
    }

    [Fact]
    public void Two_different_content_types_are_refused_and_two_equal_ones_are_one()
    {
        ExecutionRequest Typed(string contentType) => new("f")
        {
            Body = RequestBody.FromText("a"),
            Headers = [new("Content-Type", "text/csv")],
            ContentType = contentType,
        };

        var refusal = Assert.Throws<InvalidRequestException>(() => ExecutionHeaders.Of(Typed("text/plain")));
        Assert.Equal(RequestRule.ContentTypeTwice, refusal.Rule);
        Assert.Equal(["text/plain", "text/csv"], refusal.Arguments);
        Assert.Equal([new("content-type", "text/csv")], ExecutionHeaders.Of(Typed("text/csv")));
    }

    [Fact]
    public void Two_content_types_among_the_headers_are_refused() =>
        AssertRefused(RequestRule.HeaderTwice, [new("content-type", "a/b"), new("Content-Type", "a/b")], "content-type");

    [Fact]
    public void A_content_type_is_held_against_the_rules_of_values()
    {
        var refusal = Assert.Throws<InvalidRequestException>(
            () => ExecutionHeaders.Of(new("f") { Body = RequestBody.FromText("a"), ContentType = "text/plain\r\nx: y" }));

        Assert.Equal(RequestRule.HeaderValue, refusal.Rule);
    }

    private static KeyValuePair<string, string>[] Many(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new KeyValuePair<string, string>("x-" + i, "v"))];

    private static ExecutionRequest Request(KeyValuePair<string, string>[] headers, RequestBody? body = null) =>
        new("f") { Headers = headers, Body = body ?? RequestBody.Empty };

    private static void AssertRefused(RequestRule rule, KeyValuePair<string, string>[] headers, object argument)
    {
        var refusal = Assert.Throws<InvalidRequestException>(() => ExecutionHeaders.Of(Request(headers)));
        Assert.Equal(rule, refusal.Rule);
        Assert.Equal([argument], refusal.Arguments);
    }
}
