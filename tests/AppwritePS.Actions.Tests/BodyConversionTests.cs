using static AppwritePS.Actions.Tests.Reading;

namespace AppwritePS.Actions.Tests;

public class BodyConversionTests
{
    [Theory]
    [InlineData("{a: 1, b: [true, ~, x], c: {}}", """{"a":1,"b":[true,null,"x"],"c":{}}""")]
    [InlineData("[yes, on, 'true', \"1\", 0123, +5, -0, 1.50, .5, 5., 1e3, -1.E-2]", """["yes","on","true","1",123,5,-0,1.50,0.5,5,1e3,-1E-2]""")]
    [InlineData("[0x1F, 0o17, 0xffffffffffffffffffff, 0b1, 1_000, 12:30, 2025-01-01, 1e, ., +]", """[31,15,1208925819614629174706175,"0b1","1_000","12:30","2025-01-01","1e",".","+"]""")]
    [InlineData("[\"a\\\"\\\\\\n\\r\\t\\u0001é😀\"]", """["a\"\\\n\r\t\u0001é😀"]""")]
    [InlineData("{1: a, ~: b, '': c, <<: {d: e, 1: f}}", """{"1":"a","~":"b","":"c","d":"e"}""")]
    public void A_mapping_or_a_list_becomes_JSON_when_asked(string body, string json)
    {
        var action = Good(WithData("function_body: " + body), convertBody: true);

        Assert.Equal(json, action.Body!.Value);
        Assert.True(action.IsBodyConverted);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("'{}'")]
    public void Text_stays_what_it_is(string body)
    {
        var action = Good(WithData("function_body: " + body), convertBody: true);

        Assert.Equal(body.Trim('\''), action.Body!.Value);
        Assert.False(action.IsBodyConverted);
    }

    [Theory]
    [InlineData("[.inf]", "4:19 BodyNumber")]
    [InlineData("[-.INF, .nan]", "4:19 BodyNumber|4:26 BodyNumber")]
    [InlineData("{a: 1, a: 2}", "4:25 DuplicateKey a")]
    [InlineData("{[a]: 1}", "4:19 KeyNotText")]
    [InlineData("{a: {b: '{{ c }}'}}", "4:26 Template b")]
    [InlineData("{{ c }}", "4:18 Template function_body")]
    [InlineData("{a: !x b}", "4:22 Tag a")]
    [InlineData("{a: *b}", "4:22 AliasUnknown")]
    public void What_JSON_has_not_is_told(string body, string told) =>
        Assert.Equal(told, string.Join('|', Read(WithData("function_body: " + body), convertBody: true).Told()));
}
