using System.Text;
using Xunit;

namespace AppwritePS.Client.Tests.Requests;

public class RequestBodyTests
{
    private const int Longest = 10485760;

    [Fact]
    public void A_body_of_10485760_characters_passes_and_one_more_is_refused()
    {
        Check(RequestBody.FromText(new string('a', Longest)));
        AssertRefused(RequestRule.BodyLength, RequestBody.FromText(new string('a', Longest + 1)), Longest + 1);
    }

    [Fact]
    public void Characters_are_counted_and_not_their_halves_or_bytes()
    {
        // Two UTF-16 units and four bytes, but one character, as the server counts.
        Check(RequestBody.FromText(new string('a', Longest - 1) + "😀"));
        AssertRefused(RequestRule.BodyLength, RequestBody.FromText(new string('a', Longest) + "😀"), Longest + 1);
    }

    [Fact]
    public void Bytes_are_counted_as_bytes()
    {
        Check(RequestBody.FromBytes(new byte[Longest]));
        AssertRefused(RequestRule.BodyLength, RequestBody.FromBytes(new byte[Longest + 1]), Longest + 1);
    }

    [Fact]
    public void A_request_that_comes_near_12_MiB_is_refused_though_its_body_is_short_enough()
    {
        // Each of them is two bytes of UTF-8.
        var refusal = AssertRefused(RequestRule.RequestSize, RequestBody.FromText(new string('é', 7 * 1024 * 1024)), null);
        Assert.True((int)refusal.Arguments[0]! > 14 * 1024 * 1024);
    }

    [Fact]
    public void The_size_is_that_after_JSON_has_escaped_the_body() =>
        AssertRefused(RequestRule.RequestSize, RequestBody.FromText(new string('"', 7 * 1024 * 1024)), null);

    [Fact]
    public void The_single_character_0_is_refused_as_text_JSON_and_bytes()
    {
        AssertRefused(RequestRule.BodyZero, RequestBody.FromText("0"), null);
        AssertRefused(RequestRule.BodyZero, RequestBody.FromJson("0"), null);
        AssertRefused(RequestRule.BodyZero, RequestBody.FromBytes("0"u8.ToArray()), null);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("0\n")]
    [InlineData(" 0")]
    [InlineData("1")]
    public void What_only_looks_like_0_passes(string text) => Check(RequestBody.FromText(text));

    [Fact]
    public void Half_a_surrogate_pair_is_refused_at_once()
    {
        Assert.Equal(RequestRule.BodyUnicode, Assert.Throws<InvalidRequestException>(() => RequestBody.FromText("a\ud83d")).Rule);
        Assert.Equal(RequestRule.BodyUnicode, Assert.Throws<InvalidRequestException>(() => RequestBody.FromJson("\"\ude00\"")).Rule);
    }

    [Fact]
    public void Text_is_kept_as_UTF8_without_a_byte_order_mark() =>
        Assert.Equal(Encoding.UTF8.GetBytes("é😀"), RequestBody.FromText("é😀").Bytes);

    [Fact]
    public void An_empty_text_and_no_bytes_are_empty_bodies()
    {
        Assert.True(RequestBody.FromText("").IsEmpty);
        Assert.True(RequestBody.FromBytes([]).IsEmpty);
        Assert.False(RequestBody.FromText(" ").IsEmpty);
    }

    private static void Check(RequestBody body) => new ExecutionRequest("f") { Body = body }.Check();

    private static InvalidRequestException AssertRefused(RequestRule rule, RequestBody body, object? argument)
    {
        var refusal = Assert.Throws<InvalidRequestException>(() => Check(body));
        Assert.Equal(rule, refusal.Rule);
        if (argument is not null) Assert.Equal([argument], refusal.Arguments);
        return refusal;
    }
}
