namespace AppwritePS.Instances.Tests;

public sealed class InstanceExceptionTests
{
    private const string Digits = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0";

    [Fact]
    public void Its_message_is_the_problem_and_the_arguments() =>
        Assert.Equal("NoInstance: a, b; APPWRITE_API_KEY", new InstanceException(InstanceProblem.NoInstance, "a, b", "APPWRITE_API_KEY").Message);

    [Theory]
    [InlineData("standard_" + Digits)]
    [InlineData("dynamic_eyJhbGciOiJIUzI1NiJ9.eyJwIjoxfQ.abc-def_ghi")]
    [InlineData("ephemeral_eyJhbGciOiJIUzI1NiJ9.eyJwIjoxfQ.abc-def_ghi")]
    [InlineData(Digits)]
    public void A_key_in_the_wrong_place_is_not_shown(string key)
    {
        Assert.Equal("***", Make.Refusal(() => ProjectIdRule.Check(key)).Arguments[0]);
        Assert.Equal("***", Make.Refusal(() => Endpoint.Parse(key)).Arguments[0]);
        Assert.Equal("***", Make.Refusal(() => new InstanceResolver(Make.Environment(), new InstanceRegistry().Snapshot()).Find(key)).Arguments[0]);
        Assert.DoesNotContain(key, Make.Refusal(() => InstanceName.Check(key + "*")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_ids_are_shown_even_if_long()
    {
        var name = new string('a', 128);

        Assert.Equal([name, "standard_house", "752a1a3685e28abf332aa4692b405813"], new InstanceException(InstanceProblem.NoInstance, name, "standard_house", "752a1a3685e28abf332aa4692b405813").Arguments);
    }
}
