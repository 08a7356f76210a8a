using Xunit;

namespace AppwritePS.Client.Tests.Errors;

public class SecretTextTests
{
    [Theory]
    [InlineData("standard_0123456789abcdef", "standard_***")]
    [InlineData("a dynamic_eyJhbGciOi.eyJwcm9q.c2ln-_x!", "a dynamic_***!")]
    [InlineData("ephemeral_0123456789abcdef, organization_0123456789abcdef", "ephemeral_***, organization_***")]
    [InlineData("account_0123456789abcdef", "account_***")]
    public void What_has_the_form_of_a_key_is_masked(string text, string shown) => Assert.Equal(shown, SecretText.Hide(text));

    [Theory]
    [InlineData("the standard_deviation")]
    [InlineData("nonstandard_0123456789abcdef")]
    [InlineData("function_not_found")]
    [InlineData("")]
    public void Other_text_stays(string text) => Assert.Equal(text, SecretText.Hide(text));

    [Fact]
    public void A_known_key_is_masked_whatever_its_form() =>
        Assert.Equal("key ***, again ***.", SecretText.Hide("key 00ff00ff, again 00ff00ff.", "00ff00ff"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_key_its_form_still_counts(string? key) =>
        Assert.Equal("standard_***", SecretText.Hide("standard_0123456789abcdef", key));
}
