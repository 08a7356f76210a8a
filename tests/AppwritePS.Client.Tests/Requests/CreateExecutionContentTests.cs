using System.Text;
using Xunit;

namespace AppwritePS.Client.Tests.Requests;

public class CreateExecutionContentTests
{
    private static readonly DateTimeOffset s_schedule = new(2026, 12, 1, 12, 30, 0, TimeSpan.FromHours(2));

    [Fact]
    public async Task The_least_request_still_says_its_method_and_that_it_is_synchronous() =>
        Assert.Equal("""{"async":false,"method":"GET"}""", await WireOf(new("echo")));

    [Fact]
    public async Task Every_member_stands_under_its_own_name()
    {
        var request = new ExecutionRequest("echo")
        {
            Method = ExecutionMethod.Patch,
            Path = "a b?x=1",
            Headers = [new("X-A", "1"), new("x-b", "2")],
            Body = RequestBody.FromJson("""{"a":[1]}"""),
            ScheduledAt = s_schedule,
        };

        Assert.Equal(
            """{"body":"{\"a\":[1]}","async":true,"path":"/a%20b?x=1","method":"PATCH","headers":{"X-A":"1","x-b":"2","content-type":"application/json"},"scheduledAt":"2026-12-01T10:30:00.000Z"}""",
            await WireOf(request));
    }

    [Theory]
    [InlineData(ExecutionMethod.Get, "GET")]
    [InlineData(ExecutionMethod.Post, "POST")]
    [InlineData(ExecutionMethod.Put, "PUT")]
    [InlineData(ExecutionMethod.Patch, "PATCH")]
    [InlineData(ExecutionMethod.Delete, "DELETE")]
    [InlineData(ExecutionMethod.Options, "OPTIONS")]
    [InlineData(ExecutionMethod.Head, "HEAD")]
    public async Task A_method_is_sent_in_upper_case(ExecutionMethod method, string sent) =>
        Assert.Equal($$"""{"async":false,"method":"{{sent}}"}""", await WireOf(new("echo") { Method = method }));

    [Fact]
    public async Task Asynchronous_is_said_with_a_boolean() =>
        Assert.Equal("""{"async":true,"method":"GET"}""", await WireOf(new("echo") { Async = true }));

    [Fact]
    public async Task A_body_is_a_string_whatever_it_looks_like() =>
        Assert.Equal("""{"body":"[true]","async":false,"method":"GET"}""", await WireOf(new("echo") { Body = RequestBody.FromText("[true]") }));

    [Fact]
    public async Task Letters_beyond_ASCII_are_not_escaped() =>
        Assert.Contains("\"body\":\"é 日本 <&>'+\"", await WireOf(new("echo") { Body = RequestBody.FromText("é 日本 <&>'+") }), StringComparison.Ordinal);

    [Fact]
    public async Task Every_character_of_a_body_survives_JSON()
    {
        const string Text = "\"\\/\b\f\n\r\t\0\u2028😀\ue000";
        var json = System.Text.Json.JsonDocument.Parse(await WireOf(new("echo") { Body = RequestBody.FromText(Text) }));

        Assert.Equal(Text, json.RootElement.GetProperty("body").GetString());
    }

    [Fact]
    public async Task A_schedule_that_is_no_whole_minute_is_not_made_one_in_silence() =>
        Assert.Contains("\"2026-12-01T10:30:01.500Z\"", await WireOf(new("echo") { ScheduledAt = s_schedule.AddSeconds(1.5) }), StringComparison.Ordinal);

    [Fact]
    public void Text_travels_as_JSON_without_a_charset() =>
        Assert.Equal("application/json", CreateExecutionContent.Of(new("echo")).Headers.ContentType!.ToString());

    [Fact]
    public async Task Bytes_travel_as_parts_without_a_file_name()
    {
        var request = new ExecutionRequest("echo")
        {
            Method = ExecutionMethod.Post,
            Path = "/x",
            Headers = [new("x-a", "é")],
            ContentType = "image/png",
            Body = RequestBody.FromBytes([0xff, (byte)'\r', (byte)'\n', 0]),
            ScheduledAt = s_schedule,
        };

        var content = CreateExecutionContent.Of(request);
        var contentType = content.Headers.ContentType!.ToString();
        var boundary = contentType["multipart/form-data; boundary=".Length..];

        Assert.Equal("multipart/form-data; boundary=" + boundary, contentType);
        Assert.Equal(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\n\u00ff\r\n\0\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"async\"\r\n\r\ntrue\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"path\"\r\n\r\n/x\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"method\"\r\n\r\nPOST\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"headers\"\r\n\r\n{{\"x-a\":\"\u00c3\u00a9\",\"content-type\":\"image/png\"}}\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"scheduledAt\"\r\n\r\n2026-12-01T10:30:00.000Z\r\n"
            + $"--{boundary}--\r\n",
            Encoding.Latin1.GetString(await content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task Parts_that_say_nothing_are_left_out()
    {
        var wire = await WireOf(new("echo") { Body = RequestBody.FromBytes([1]) });

        Assert.Contains("name=\"async\"\r\n\r\nfalse\r\n", wire, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"path\"", wire, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"headers\"", wire, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"scheduledAt\"", wire, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..", RequestRule.FunctionId)]
    [InlineData("", RequestRule.FunctionId)]
    public void A_bad_function_id_is_refused(string functionId, RequestRule rule) =>
        Assert.Equal(rule, Assert.Throws<InvalidRequestException>(() => new ExecutionRequest(functionId).Check()).Rule);

    private static Task<string> WireOf(ExecutionRequest request) => CreateExecutionContent.Of(request).ReadAsStringAsync();
}
