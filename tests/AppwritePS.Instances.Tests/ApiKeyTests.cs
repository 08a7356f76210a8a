using System.Net;
using System.Reflection;
using System.Security;

namespace AppwritePS.Instances.Tests;

public sealed class ApiKeyTests
{
    private static SecureString Secure(string text) => new NetworkCredential("", text).SecurePassword;

    private static string Text(ApiKey key) => key.Use(static text => text);

    [Theory]
    [InlineData("standard_0a1b")]
    [InlineData("a_key_with_~_and_!_in_it")]
    public void Its_text_is_given_to_the_one_who_uses_it(string text)
    {
        Assert.Equal(text, Text(ApiKey.From(text)));
        Assert.Equal(text, Text(ApiKey.From(Secure(text))));
    }

    [Fact]
    public void Using_it_returns_what_was_made_of_it() => Assert.Equal(3, ApiKey.From("abc").Use(static text => text.Length));

    [Theory]
    [InlineData("key\n")]
    [InlineData("key\r\n")]
    [InlineData("  key\t ")]
    public void White_space_around_it_is_trimmed(string text)
    {
        Assert.Equal("key", Text(ApiKey.From(text)));
        Assert.Equal("key", Text(ApiKey.From(Secure(text))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("a\nb")]
    [InlineData("a\r\nX-Other: b")]
    [InlineData("a\tb")]
    [InlineData("a b")]
    [InlineData("a\0b")]
    [InlineData("a\u007Fb")]
    [InlineData("s3cr\u00E9t")]
    [InlineData("a\u2013b")]
    [InlineData("\uFEFFkey")]
    public void Text_that_no_header_can_carry_is_refused_and_not_shown(string text)
    {
        foreach (var refusal in new[] { Make.Refusal(() => ApiKey.From(text)), Make.Refusal(() => ApiKey.From(Secure(text))) })
        {
            Assert.Equal(InstanceProblem.InvalidApiKeyText, refusal.Problem);
            Assert.Equal(["ApiKey"], refusal.Arguments);
            Assert.Equal("InvalidApiKeyText: ApiKey", refusal.Message);
        }
    }

    [Fact]
    public void It_is_as_long_as_a_secure_string_can_be()
    {
        Assert.Equal(65536, Text(ApiKey.From(new string('a', 65536))).Length);

        Assert.Equal(InstanceProblem.InvalidApiKeyText, Make.Refusal(() => ApiKey.From(new string('a', 65537))).Problem);
    }

    [Fact]
    public void A_refusal_names_the_source()
    {
        Assert.Equal(["SOME_VARIABLE"], Make.Refusal(() => ApiKey.From("", "SOME_VARIABLE")).Arguments);
        Assert.Equal(["SOME_VARIABLE"], Make.Refusal(() => ApiKey.From(Secure(""), "SOME_VARIABLE")).Arguments);
    }

    [Fact]
    public void Its_name_as_text_is_hidden()
    {
        Assert.Equal("<hidden>", ApiKey.From("secret").ToString());
        Assert.Equal("<hidden>", $"{ApiKey.From("secret")}");
    }

    [Fact]
    public void It_has_no_member_that_a_view_or_serialiser_would_show()
    {
        Assert.Empty(typeof(ApiKey).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static));
        Assert.Empty(typeof(ApiKey).GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static));
    }

    [Fact]
    public void It_is_a_copy_that_outlives_the_original_and_leaves_it_alone()
    {
        var original = Secure("key");
        var key = ApiKey.From(original);

        original.AppendChar('s');
        Assert.Equal("key", Text(key));

        original.Dispose();
        Assert.Equal("key", Text(key));
    }

    [Fact]
    public async Task It_can_be_used_by_many_threads_at_once()
    {
        var key = ApiKey.From("standard_0123456789");

        var texts = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(
            () => Enumerable.Range(0, 500).All(_ => Text(key) == "standard_0123456789"),
            TestContext.Current.CancellationToken)));

        Assert.All(texts, Assert.True);
    }

    [Fact]
    public void A_failure_while_it_is_used_reaches_the_user_as_it_is() =>
        Assert.Throws<TimeoutException>(() => ApiKey.From("key").Use<int>(static _ => throw new TimeoutException()));
}
