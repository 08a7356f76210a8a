using System.Text;
using Xunit;

namespace AppwritePS.Client.Tests.Answers;

public class ExecutionTests
{
    // As 1.9.6 answers a synchronous create.
    private const string Completed = """
        {"$id":"6b0485d06c3a2ce32704","$createdAt":"2026-11-23T18:28:32.447+00:00","$updatedAt":"2026-11-23T18:28:33.000+00:00",
        "$permissions":[],"functionId":"echo","deploymentId":"6b04847c73d4e48c59ef","trigger":"http","status":"completed",
        "requestMethod":"GET","requestPath":"\/hello?x=1","requestHeaders":[{"name":"host","value":"h"}],
        "responseStatusCode":200,"responseBody":"{\"a\":\"é\"}",
        "responseHeaders":[{"name":"content-type","value":"text\/plain"},{"name":"x-appwrite-execution-id","value":"6b0485d06c3a2ce32704"}],
        "logs":"one\ntwo","errors":"","duration":0.0263,"scheduledAt":null}
        """;

    [Fact]
    public void Every_field_is_read()
    {
        var execution = Read(Completed);

        Assert.Equal("6b0485d06c3a2ce32704", execution.Id);
        Assert.Equal("echo", execution.FunctionId);
        Assert.Equal("6b04847c73d4e48c59ef", execution.DeploymentId);
        Assert.Equal("http", execution.Trigger);
        Assert.Equal(ExecutionStatus.Completed, execution.Status);
        Assert.Equal("completed", execution.StatusText);
        Assert.Equal("GET", execution.RequestMethod);
        Assert.Equal("/hello?x=1", execution.RequestPath);
        Assert.Equal([new("host", "h")], execution.RequestHeaders);
        Assert.Equal(200, execution.ResponseStatusCode);
        Assert.Equal("""{"a":"é"}""", Encoding.UTF8.GetString(execution.ResponseBytes!));
        Assert.Equal([new("content-type", "text/plain"), new("x-appwrite-execution-id", "6b0485d06c3a2ce32704")], execution.ResponseHeaders);
        Assert.Equal("one\ntwo", execution.Logs);
        Assert.Equal("", execution.Errors);
        Assert.Equal(TimeSpan.FromTicks(263000), execution.Duration);
        Assert.Equal(new(2026, 11, 23, 18, 28, 32, 447, TimeSpan.Zero), execution.CreatedAt);
        Assert.Equal(new(2026, 11, 23, 18, 28, 33, TimeSpan.Zero), execution.UpdatedAt);
        Assert.Null(execution.ScheduledAt);
        Assert.True(execution is { IsFinished: true, IsSuccess: true, IsPresumedLost: false });
    }

    [Fact]
    public void A_body_that_no_server_keeps_is_null_and_not_empty() =>
        Assert.Null(Read(Completed, hasResponseBody: false).ResponseBytes);

    [Fact]
    public void A_synchronous_answer_without_a_body_is_empty_and_not_null() =>
        Assert.Empty(Read("""{"$id":"a"}""").ResponseBytes!);

    [Fact]
    public void Servers_after_1_9_6_name_the_function_as_a_resource() =>
        Assert.Equal("echo", Read("""{"$id":"a","resourceId":"echo","resourceType":"functions"}""").FunctionId);

    [Theory]
    [InlineData("""{"$id":"a"}""")]
    [InlineData("""{"$id":"a","$createdAt":null,"$updatedAt":null,"functionId":null,"deploymentId":null,"trigger":null,"status":null,"requestMethod":null,"requestPath":null,"requestHeaders":null,"responseStatusCode":null,"responseBody":null,"responseHeaders":null,"logs":null,"errors":null,"duration":null,"scheduledAt":null}""")]
    public void Fields_that_are_missing_or_null_are_unknown(string json)
    {
        var execution = Read(json);

        Assert.Equal("", execution.FunctionId);
        Assert.Null(execution.DeploymentId);
        Assert.Equal(ExecutionStatus.Unknown, execution.Status);
        Assert.Equal("", execution.StatusText);
        Assert.Empty(execution.RequestHeaders);
        Assert.Empty(execution.ResponseHeaders);
        Assert.Equal(0, execution.ResponseStatusCode);
        Assert.Null(execution.Duration);
        Assert.Null(execution.CreatedAt);
        Assert.Null(execution.ScheduledAt);
        Assert.False(execution.IsFinished);
        Assert.False(execution.IsSuccess);
    }

    [Fact]
    public void Numbers_may_come_as_text_and_text_as_numbers()
    {
        var execution = Read("""{"$id":17,"responseStatusCode":"404","duration":"1.5","logs":true}""");

        Assert.Equal("17", execution.Id);
        Assert.Equal(404, execution.ResponseStatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1.5), execution.Duration);
        Assert.Equal("true", execution.Logs);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"abc\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("-1")]
    [InlineData("1e300")]
    [InlineData("[1]")]
    [InlineData("true")]
    public void A_duration_that_is_none_is_unknown(string json) =>
        Assert.Null(Read($$"""{"$id":"a","duration":{{json}}}""").Duration);

    [Fact]
    public void A_duration_of_nothing_comes_as_a_whole_number() =>
        Assert.Equal(TimeSpan.Zero, Read("""{"$id":"a","duration":0}""").Duration);

    [Theory]
    [InlineData("""{"content-type":"text/plain","x-n":1,"x-z":null}""")]
    [InlineData("""[{"name":"content-type","value":"text/plain"},{"name":"x-n","value":1},{"name":"x-z","value":null}]""")]
    [InlineData("""[{"name":"content-type","value":"text/plain"},7,{"name":"x-n","value":1},{"name":"x-z"}]""")]
    public void Headers_may_come_as_a_list_or_as_an_object(string json) =>
        Assert.Equal(
            [new("content-type", "text/plain"), new("x-n", "1"), new("x-z", "")],
            Read($$"""{"$id":"a","responseHeaders":{{json}}}""").ResponseHeaders);

    [Fact]
    public async Task Odd_members_of_a_list_that_comes_in_pieces_are_unknown()
    {
        var row = """{"$id":"a","duration":true,"responseStatusCode":{"a":[1]},"responseHeaders":[[1],{"name":"n","x":{"y":1},"value":{"z":2}}]}""";
        using var answer = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"executions":[{{string.Join(",", Enumerable.Repeat(row, 1000))}}]}"""));

        var list = await AnswerJson.TryReadAsync(answer, AnswerJson.Default.ExecutionListDocument, TestContext.Current.CancellationToken);

        Assert.Equal(1000, list!.Executions!.Count);
        Assert.All(list.Executions, execution => Assert.Null(execution!.Duration));
        Assert.All(list.Executions, execution => Assert.Equal([new("n", """{"z":2}""")], execution!.ResponseHeaders));
    }

    [Theory]
    [InlineData("2026-08-21T13:42:57.123+00:00")]
    [InlineData("2026-08-21T13:42:57.123Z")]
    [InlineData("2026-08-21 13:42:57.123")]
    [InlineData("2026-08-21T15:42:57.123+02:00")]
    public void A_date_without_a_zone_is_UTC(string text) =>
        Assert.Equal(new(2026, 8, 21, 13, 42, 57, 123, TimeSpan.Zero), Read($$"""{"$id":"a","$createdAt":"{{text}}"}""").CreatedAt);

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2026-02-30T00:00:00Z")]
    public void A_date_that_is_none_is_unknown(string text) =>
        Assert.Null(Read($$"""{"$id":"a","scheduledAt":"{{text}}"}""").ScheduledAt);

    [Theory]
    [InlineData("waiting", ExecutionStatus.Waiting)]
    [InlineData("processing", ExecutionStatus.Processing)]
    [InlineData("scheduled", ExecutionStatus.Scheduled)]
    [InlineData("canceled", ExecutionStatus.Unknown)]
    [InlineData("3", ExecutionStatus.Unknown)]
    [InlineData("+3", ExecutionStatus.Unknown)]
    [InlineData(" 3", ExecutionStatus.Unknown)]
    [InlineData("waiting,processing", ExecutionStatus.Unknown)]
    public void A_status_that_is_no_end_or_not_known_is_not_finished(string text, ExecutionStatus status)
    {
        var execution = Read($$"""{"$id":"a","status":"{{text}}","responseStatusCode":200}""");

        Assert.Equal(status, execution.Status);
        Assert.Equal(text, execution.StatusText);
        Assert.True(execution is { IsFinished: false, IsSuccess: false, IsPresumedLost: false });
    }

    [Theory]
    [InlineData("completed", 200, true, true, false)]
    [InlineData("completed", 399, true, true, false)]
    [InlineData("completed", 400, true, false, false)]
    [InlineData("failed", 500, true, false, false)]
    [InlineData("failed", 0, false, false, true)]
    public void Status_and_code_together_tell_the_end(string status, int code, bool finished, bool success, bool presumedLost)
    {
        var execution = Read($$"""{"$id":"a","status":"{{status}}","responseStatusCode":{{code}}}""");

        Assert.Equal((finished, success, presumedLost), (execution.IsFinished, execution.IsSuccess, execution.IsPresumedLost));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"$id\":\"a\"")]
    [InlineData("""{"$id":"\ud800"}""")]
    [InlineData("""{"$id":"a","responseHeaders":[{"name":"a","value":"\ud800"}]}""")]
    public void What_is_no_execution_is_none(string json) => Assert.Null(TryRead(json));

    private static Execution Read(string json, bool hasResponseBody = true) => new(TryRead(json)!, hasResponseBody);

    private static ExecutionDocument? TryRead(string json) =>
        AnswerJson.TryRead(Encoding.UTF8.GetBytes(json), AnswerJson.Default.ExecutionDocument);
}
