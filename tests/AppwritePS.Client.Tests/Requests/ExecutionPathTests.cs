using Xunit;

namespace AppwritePS.Client.Tests.Requests;

public class ExecutionPathTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void An_empty_path_is_left_out(string? path) => Assert.Null(ExecutionPath.Encode(path));

    [Theory]
    [InlineData("hello", "/hello")]
    [InlineData("?format=jpg", "/?format=jpg")]
    [InlineData("http://host/x", "/http://host/x")]
    [InlineData("/", "/")]
    [InlineData("//x", "//x")]
    public void A_slash_is_put_in_front_unless_it_is_there(string path, string sent) =>
        Assert.Equal(sent, ExecutionPath.Encode(path));

    [Fact]
    public void Every_character_that_is_legal_in_a_path_or_query_stays()
    {
        const string Legal = "/azAZ09-._~!$&'()*+,;=:@/?a=b?c";
        Assert.Equal(Legal, ExecutionPath.Encode(Legal));
    }

    [Theory]
    [InlineData("/a b", "/a%20b")]
    [InlineData(" ", "/%20")]
    [InlineData("/a[0]", "/a%5B0%5D")]
    [InlineData("/\"<>\\^`{|}", "/%22%3C%3E%5C%5E%60%7B%7C%7D")]
    [InlineData("/é", "/%C3%A9")]
    [InlineData("/日本", "/%E6%97%A5%E6%9C%AC")]
    [InlineData("/😀", "/%F0%9F%98%80")]
    public void Every_other_character_becomes_its_UTF8_escapes(string path, string sent) =>
        Assert.Equal(sent, ExecutionPath.Encode(path));

    [Theory]
    [InlineData("/%41%c3%A9")]
    [InlineData("/a%20b?c=%2F")]
    [InlineData("/x%00")]
    public void Escapes_stay_as_they_are_so_that_a_path_from_history_goes_out_as_it_came(string path) =>
        Assert.Equal(path, ExecutionPath.Encode(path));

    [Theory]
    [InlineData("/100%", "/100%25")]
    [InlineData("/%4", "/%254")]
    [InlineData("/%zz", "/%25zz")]
    [InlineData("/%%41", "/%25%41")]
    public void A_percent_sign_that_begins_no_escape_is_encoded(string path, string sent) =>
        Assert.Equal(sent, ExecutionPath.Encode(path));

    [Fact]
    public void Encoding_twice_is_encoding_once()
    {
        var once = ExecutionPath.Encode("a b/é?100%");
        Assert.Equal(once, ExecutionPath.Encode(once));
    }

    [Theory]
    [InlineData("/a#b")]
    [InlineData("/a\nb")]
    [InlineData("/a\0")]
    [InlineData("/a\u007f")]
    [InlineData("/a\u0085")]
    public void A_hash_or_a_control_character_is_refused(string path) => AssertRefused(RequestRule.PathCharacters, path, path);

    [Theory]
    [InlineData('\ud83d')]
    [InlineData('\ude00')]
    public void Half_a_surrogate_pair_is_refused(char half)
    {
        // Not as theory text: the runner could not print it.
        AssertRefused(RequestRule.PathCharacters, "/" + half, "/" + half);
        AssertRefused(RequestRule.PathCharacters, "/" + half + "x", "/" + half + "x");
    }

    [Fact]
    public void A_path_of_2048_characters_passes_and_one_more_is_refused()
    {
        var longest = "/" + new string('a', 2047);
        Assert.Equal(longest, ExecutionPath.Encode(longest));
        AssertRefused(RequestRule.PathLength, longest + "a", 2049);
    }

    [Fact]
    public void The_length_is_that_of_the_encoded_path_with_its_slash()
    {
        AssertRefused(RequestRule.PathLength, new string('a', 2048), 2049);
        AssertRefused(RequestRule.PathLength, "/" + new string(' ', 683), 2050);
    }

    private static void AssertRefused(RequestRule rule, string path, object argument)
    {
        var refusal = Assert.Throws<InvalidRequestException>(() => ExecutionPath.Encode(path));
        Assert.Equal(rule, refusal.Rule);
        Assert.Equal([argument], refusal.Arguments);
    }
}
