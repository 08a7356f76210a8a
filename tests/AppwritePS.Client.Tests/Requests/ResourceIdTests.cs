using Xunit;

namespace AppwritePS.Client.Tests.Requests;

public class ResourceIdTests
{
    private const string Longest = "abcdefghijklmnopqrstuvwxyz0123456789";

    [Theory]
    [InlineData("a")]
    [InlineData("0")]
    [InlineData("6b0480a428f0b995a10e")]
    [InlineData("My.Func_1-x")]
    [InlineData("a..")]
    [InlineData("a-")]
    [InlineData(Longest)]
    public void Up_to_36_letters_digits_dots_underscores_and_hyphens_pass(string id) =>
        ResourceId.Check(id, RequestRule.FunctionId);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(".a")]
    [InlineData("_a")]
    [InlineData("-a")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    [InlineData("%2e")]
    [InlineData("a%2e%2e")]
    [InlineData("a\n")]
    [InlineData("\na")]
    [InlineData("é")]
    [InlineData("a٣")]
    [InlineData(Longest + "a")]
    public void Everything_else_is_refused(string id)
    {
        var refusal = Assert.Throws<InvalidRequestException>(() => ResourceId.Check(id, RequestRule.ExecutionId));
        Assert.Equal(RequestRule.ExecutionId, refusal.Rule);
        Assert.Equal([id], refusal.Arguments);
    }
}
