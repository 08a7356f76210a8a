using static AppwritePS.Actions.Tests.Reading;

namespace AppwritePS.Actions.Tests;

/// <summary>The data of an action.</summary>
public class DataTests
{
    [Theory]
    [InlineData("0123")]
    [InlineData("1e3")]
    [InlineData("yes")]
    [InlineData("true")]
    [InlineData("2025-01-01")]
    [InlineData("0x1F")]
    [InlineData("1_000")]
    [InlineData("12:30:45")]
    [InlineData(".5")]
    [InlineData("=")]
    public void Text_without_quotes_is_what_is_written(string text)
    {
        var action = Good($"""
            action: appwrite.execute_function_home
            data:
              function_id: {text}
              function_body: {text}
              function_path: {text}
              function_headers:
                {text}: {text}
            """);

        Assert.Equal(text, action.FunctionId!.Value);
        Assert.Equal(text, action.Body!.Value);
        Assert.Equal(text, action.Path!.Value);
        Assert.Equal((text, text), (action.Headers[0].Key, action.Headers[0].Value));
    }

    [Theory]
    [InlineData("function_body: \"null\"", "null")]
    [InlineData("function_body: ''", "")]
    [InlineData("function_body: |-\n  a\n   b\n\n  c", "a\n b\n\nc")]
    [InlineData("function_body: >-\n  a\n  b", "a b")]
    [InlineData("function_body: \"\\ud83d\\ude00\\t\\x41\"", "😀\tA")]
    [InlineData("function_body: {a: 1", null)]
    public void A_body_is_its_text(string line, string? body) =>
        Assert.Equal(body, Read(WithData(line)).Actions.SingleOrDefault()?.Body?.Value);

    [Theory]
    [InlineData("function_header: {}", "4:3 UnknownKey function_header", "function_headers")]
    [InlineData("body: x", "4:3 UnknownKey body", "function_body")]
    [InlineData("functionAsync: true", "4:3 UnknownKey functionAsync", "function_async")]
    [InlineData("scheduled_at: x", "4:3 UnknownKey scheduled_at", "function_scheduled_at")]
    [InlineData("fucntion_path: x", "4:3 UnknownKey fucntion_path", "function_path")]
    [InlineData("timeout: 5", "4:3 UnknownKey timeout", "")]
    [InlineData("'': 5", "4:3 UnknownKey", "")]
    public void An_unknown_key_is_told_with_the_one_that_is_meant(string line, string told, string nearest)
    {
        var problem = Assert.Single(Read(WithData(line)).Problems);

        Assert.Equal(told, $"{problem.Position} {problem.Rule} {problem.Key}".TrimEnd());
        Assert.Equal(nearest, problem.Arguments[1]);
        Assert.Equal("function_id, function_body, function_path, function_headers, function_scheduled_at, function_async, function_method", problem.Arguments[2]);
    }

    [Theory]
    [InlineData("function_headers: [a, b]", "4:21 NotMapping function_headers")]
    [InlineData("function_headers: a", "4:21 NotMapping function_headers")]
    [InlineData("function_headers: {a: [b]}", "4:25 NotText a")]
    [InlineData("function_headers: {a: }", "4:22 ValueMissing a")]
    [InlineData("function_headers: {a: b, a: c}", "4:28 DuplicateKey a")]
    [InlineData("function_headers: {[a]: b}", "4:22 KeyNotText")]
    [InlineData("function_path: [a]", "4:18 NotText function_path")]
    [InlineData("function_path:", "4:3 ValueMissing function_path")]
    [InlineData("function_path: ~", "4:3 ValueMissing function_path")]
    [InlineData("function_path: null", "4:3 ValueMissing function_path")]
    [InlineData("function_body: {a: 1}", "4:18 BodyNotText function_body")]
    [InlineData("function_body: [1]", "4:18 BodyNotText function_body")]
    [InlineData("function_method: post", "4:20 Method function_method")]
    [InlineData("function_method: TRACE", "4:20 Method function_method")]
    [InlineData("function_async: \"yes\"", "4:19 NotBoolean function_async")]
    [InlineData("function_async: \"1\"", "4:19 NotBoolean function_async")]
    [InlineData("function_async: 1", "4:19 NotBoolean function_async")]
    [InlineData("function_async: {}", "4:19 NotBoolean function_async")]
    [InlineData("function_async: ''", "4:19 NotBoolean function_async")]
    [InlineData("function_id: two", "4:3 DuplicateKey function_id")]
    [InlineData("function_path: !secret x", "4:18 Tag function_path")]
    [InlineData("function_path: !!str x", "4:18 Tag function_path")]
    [InlineData("function_path: *x", "4:18 AliasUnknown")]
    [InlineData("function_body: &a [*a]", "4:18 BodyNotText function_body|4:22 AliasInItself")]
    [InlineData("<<: [{function_path: x}, y]", "4:3 MergeNotMapping <<")]
    public void What_is_wrong_with_a_value_is_told(string line, string told) =>
        Assert.Equal(told, string.Join('|', Read(WithData(line)).Told()));

    [Theory]
    [InlineData("function_path: '/{{ x }}'", "4:18 Template function_path")]
    [InlineData("function_body: '{% if x %}'", "4:18 Template function_body")]
    [InlineData("function_body: '{# x #}'", "4:18 Template function_body")]
    [InlineData("function_body: {{ x }}", "4:18 Template function_body")]
    [InlineData("function_body: {% if x %}", "4:18 Template function_body")]
    [InlineData("function_async: {{ x }}", "4:19 Template function_async")]
    [InlineData("function_headers: {{ x }}", "4:21 Template function_headers")]
    [InlineData("function_headers: {a: '{{ x }}', '{{ y }}': b}", "4:25 Template a|4:36 Template {{ y }}")]
    [InlineData("function_scheduled_at: '{{ now() }}'", "4:26 Template function_scheduled_at")]
    [InlineData("function_method: '{{ x }}'", "4:20 Template function_method")]
    [InlineData("'{{ x }}': y", "4:3 Template {{ x }}")]
    public void A_template_is_told_once_and_as_that(string line, string told) =>
        Assert.Equal(told, string.Join('|', Read(WithData(line)).Told()));

    [Theory]
    [InlineData("""function_body: '{"a": {"b": {}}}'""")]
    [InlineData("function_body: '{ {'")]
    [InlineData("function_body: 'a}}'")]
    public void Braces_alone_are_no_template(string line) => Assert.NotNull(Good(WithData(line)).Body);

    [Theory]
    [InlineData("true", true, "")]
    [InlineData("TRUE", true, "")]
    [InlineData("False", false, "")]
    [InlineData("yes", true, "4:19 ?BooleanWord function_async")]
    [InlineData("On", true, "4:19 ?BooleanWord function_async")]
    [InlineData("no", false, "4:19 ?BooleanWord function_async")]
    [InlineData("OFF", false, "4:19 ?BooleanWord function_async")]
    [InlineData("'true'", true, "4:19 ?BooleanWord function_async")]
    [InlineData("\"False\"", false, "4:19 ?BooleanWord function_async")]
    public void A_boolean_may_be_written_as_YAML_1_1_has_it(string text, bool value, string told)
    {
        var file = Read(WithData("function_async: " + text));

        Assert.Equal(told, string.Join('|', file.Told()));
        Assert.Equal(value, Assert.Single(file.Actions).Async);
        Assert.True(file.Actions[0].IsValid);
    }

    [Fact]
    public void A_method_is_one_of_the_seven() =>
        Assert.Equal(
            ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"],
            AppwriteAction.Methods.Select(method => Good(WithData("function_method: " + method)).Method));

    [Fact]
    public void The_method_that_is_meant_is_named() =>
        Assert.Equal(["post", "POST", "GET, POST, PUT, PATCH, DELETE, OPTIONS, HEAD"], Read(WithData("function_method: post")).Problems[0].Arguments);

    [Fact]
    public void What_is_not_given_is_as_in_the_original()
    {
        var action = Good(WithData(""));

        Assert.Equal("GET", action.Method);
        Assert.Null(action.Async);
        Assert.False(action.IsAsync);
    }

    [Theory]
    [InlineData("data:\n", "2:1 RequiredKey function_id")]
    [InlineData("data: {}\n", "2:1 RequiredKey function_id")]
    [InlineData("data: text\n", "2:7 NotMapping data")]
    [InlineData("data: []\n", "2:7 NotMapping data")]
    [InlineData("data: {{ x }}\n", "2:7 Template data")]
    [InlineData("", "1:1 RequiredKey function_id")]
    [InlineData("data: {function_id: }\n", "2:8 ValueMissing function_id")]
    public void Data_that_names_no_function_is_told(string data, string told) =>
        Assert.Equal(told, string.Join('|', Read("action: appwrite.execute_function_home\n" + data).Told()));

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var file = Read("""
            - action: appwrite.execute_function_home
              alias: one
              enable: true
              data:
                function_ids: x
                function_method: get
                function_headers: [a]
            - action: appwrite.execute_function_
            - data: {}
            """);

        Assert.Equal(
            [
                "3:3 UnknownKey enable", "4:3 RequiredKey function_id", "5:5 UnknownKey function_ids", "6:22 Method function_method",
                "7:23 NotMapping function_headers", "8:3 RequiredKey function_id", "8:11 ActionName action", "9:3 StepUnknown",
            ],
            file.Told());
    }

    [Fact]
    public void Anchors_aliases_and_merge_keys_are_followed()
    {
        var file = Read("""
            - action: appwrite.execute_function_home
              data: &first
                function_id: &id one
                function_method: POST
                function_headers: &headers {a: '1'}
            - action: appwrite.execute_function_home
              data:
                <<: *first
                function_method: PUT
                function_body: *id
            - action: appwrite.execute_function_home
              data:
                function_id: two
                function_headers:
                  <<: [{b: '2', a: '3'}, *headers]
                  '<<': '4'
            """);

        Assert.Empty(file.Problems);
        Assert.Equal(("one", "PUT", "one"), (file.Actions[1].FunctionId!.Value, file.Actions[1].Method, file.Actions[1].Body!.Value));
        Assert.Equal(new TextPosition(3, 5), file.Actions[0].FunctionId!.KeyPosition);
        Assert.Equal(["<<=4", "b=2", "a=3"], file.Actions[2].Headers.Select(header => $"{header.Key}={header.Value}"));
    }
}
