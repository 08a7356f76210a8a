using AppwritePS.Yaml;
using CsCheck;
using static AppwritePS.Actions.Tests.Reading;

namespace AppwritePS.Actions.Tests;

public class WritingTests
{
    // What YAML 1.1, YAML 1.2, or a careless writer would make something else of.
    private static readonly string[] s_hard =
    [
        "", " ", "yes", "No", "on", "OFF", "y", "N", "true", "False", "null", "~", "0123", "0x1F", "0o17", "1e3", "1_000", "12:30:45", "190:20:30",
        "2025-01-01", "2025-01-01T00:00:00Z", ".5", ".inf", ".NaN", "+1", "-1", "-", "- a", "?", "? a", ":", ": a", "a: b", "a:", "a #b", "#a", "&a", "*a",
        "!a", "|", ">", "%a", "@a", "`a", "'", "\"", "'a'", "\"a\"", "a'b", "a\"b", "\\", "\\n", "{}", "[]", "{a: b}", "[a", ",", "=", "<<", "---", "...", "--- a",
        "a\n", "a\nb", "a\n\nb\n", "\na", "a\n\n", " a\nb", "a \nb", "a\n b", "a\nb ", "\n", "\n\n", "a\r\nb", "a\rb", "a\tb", "\ta", "a\t", "\tb\nc",
        " a", "a ", "a\0b", "\a\b\u001b", "\u007f", "\u0085", "\u00a0", "\u00ad", "\u2028", "\u2029", "\u200e", "\ufeff", "\ufeffa", "\ufffd", "\uffff", "é", "ß\nü", "日本語", "日本\n語", "😀", "😀\n😀",
        "--- \n...\n", "a\n---\nb", "a\n...\nb", "a\n#b\n", "a: b\nc: d\n", """{"message": "Motion's end"}""", "{\n  \"a\": 1\n}\n",
        new string('x', 2_000), string.Join(' ', Enumerable.Repeat("word", 500)), string.Join('\n', Enumerable.Repeat("line of words", 100)),
    ];

    private static readonly Gen<string> s_character = Gen.OneOf(
        Gen.Char[' ', '~'].Select(c => c.ToString()),
        OneOf(" ", "\n", "\t", "\r", ":", "#", "-", "\"", "'", "\\", "\0", "\u0085", "\u00a0", "\u2028", "\ufeff", "😀", "{", "}"),
        Gen.Char['\u0001', '\ud7ff'].Select(c => c.ToString()),
        Gen.Char['\ue000', '\uffff'].Select(c => c.ToString()));

    private static readonly Gen<string> s_text = Gen.OneOf(
        OneOf(s_hard),
        s_character.Array[0, 40].Select(string.Concat),
        Gen.Select(OneOf(s_hard), OneOf(s_hard), (left, right) => left + right));

    private static readonly string[] s_templates = ["{{", "{%", "{#"];

    // A template has no way to be kept, and an empty instance none to be named.
    private static readonly Gen<string> s_kept = s_text.Where(text => s_templates.All(sign => !text.Contains(sign, StringComparison.Ordinal)));

    private static readonly Gen<ActionPayload> s_payload = Gen.Select(
        Gen.Select(s_kept.Where(text => text.Trim().Length > 0), s_kept, s_kept.Null(), OneOf([.. AppwriteAction.Methods]).Null()),
        Gen.Select(s_kept.Null(), Gen.Select(s_kept, s_kept).Array[0, 4], s_kept.Null(), Gen.Int[0, 100_000_000].Select(minutes => Now.AddMilliseconds(minutes * 1_000L + 7)).Nullable()),
        Gen.Bool.Nullable(),
        (names, parts, isAsync) => new ActionPayload
        {
            Instance = names.Item1,
            FunctionId = names.Item2,
            Alias = names.Item3,
            Method = names.Item4,
            Path = parts.Item1,
            Headers = [.. parts.Item2.DistinctBy(header => header.Item1).Select(header => KeyValuePair.Create(header.Item1, header.Item2))],
            Body = parts.Item3,
            ScheduledAt = parts.Item4,
            Async = parts.Item4 is null ? isAsync : isAsync is false ? null : isAsync,
        });

    [Fact]
    public void What_is_written_is_read_back_as_it_was() =>
        s_payload.Sample(
            payload =>
            {
                var action = Good(ActionWriter.Write(new YamlFormat(), payload));
                Assert.Equal(
                    (payload.Instance, payload.FunctionId, payload.Alias, payload.Method ?? "GET", payload.Path, payload.Body, payload.ScheduledAt, payload.Async),
                    (action.Name!.Value.Reference, action.FunctionId!.Value, action.Alias, action.Method, action.Path?.Value, action.Body?.Value, action.ScheduledAt?.Value, action.Async));
                Assert.Equal(payload.Headers, action.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value)));
            },
            iter: 10_000,
            threads: 1);

    [Fact]
    public void So_is_each_hard_text_alone() =>
        Assert.All(s_hard, text => Assert.Equal(text, Good(Write(text, asListItem: false)).Body!.Value));

    // No word of either version's schema, and nothing that begins like a number, stands without quotes.
    [Fact]
    public void A_text_that_YAML_gives_a_type_is_in_quotes() =>
        Assert.All(
            s_hard.TakeWhile(text => text != "?"),
            text => Assert.Contains($"  function_body: \"{text}\"\n", Write(text, asListItem: false), StringComparison.Ordinal));

    [Fact]
    public void It_looks_as_people_write_it() =>
        Assert.Equal(
            """
            alias: "Tell: all"
            action: appwrite.execute_function_1234560
            data:
              function_id: send_notification
              function_body: '{"message": "Motion"}'
              function_path: "?format=jpg"
              function_headers:
                X-Custom-Header: value
                "5": "yes"
              function_scheduled_at: "2030-01-31T06:00:00.000Z"
              function_async: true
              function_method: POST

            """,
            ActionWriter.Write(new YamlFormat(), new()
            {
                Instance = "1234560",
                FunctionId = "send_notification",
                Alias = "Tell: all",
                Method = "POST",
                Path = "?format=jpg",
                Headers = [new("X-Custom-Header", "value"), new("5", "yes")],
                Body = """{"message": "Motion"}""",
                ScheduledAt = new(2030, 1, 31, 8, 0, 0, TimeSpan.FromHours(2)),
                Async = true,
            }));

    [Fact]
    public void Lines_are_a_block() =>
        Assert.EndsWith("  function_body: |\n    {\n      \"a\": 1\n    }\n", Write("{\n  \"a\": 1\n}\n", asListItem: false), StringComparison.Ordinal);

    [Fact]
    public void As_items_they_are_one_list()
    {
        var file = Read(Write("one", asListItem: true) + Write("two\nlines\n\n", asListItem: true) + Write("|\n", asListItem: true));

        Assert.Empty(file.Problems);
        Assert.Equal(["one", "two\nlines\n\n", "|\n"], file.Actions.Select(action => action.Body!.Value));
    }

    [Fact]
    public void Half_of_a_pair_is_refused() =>
        Assert.All((string[])["\uD800", "a\uDC00", "\uDC00\uD800"], text => Assert.Throws<ArgumentException>(() => Write(text, asListItem: false)));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string Write(string body, bool asListItem) =>
        ActionWriter.Write(new YamlFormat(), new() { Instance = "home", FunctionId = "one", Body = body }, asListItem);
}
