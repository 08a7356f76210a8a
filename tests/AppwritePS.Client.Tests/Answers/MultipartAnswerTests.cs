using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace AppwritePS.Client.Tests.Answers;

public class MultipartAnswerTests
{
    private const string Boundary = "-----------------------------6b0485d43bbd5";

    [Fact]
    public void Every_part_is_read()
    {
        var execution = Read(Form(
            ("$id", "6b0485d43ab76a33981d"),
            ("$createdAt", "2026-11-23T18:28:36.243+00:00"),
            ("functionId", "echo"),
            ("deploymentId", "6b04847c73d4e48c59ef"),
            ("trigger", "http"),
            ("status", "completed"),
            ("requestMethod", "GET"),
            ("requestPath", "/binary"),
            ("requestHeaders", """[{"name":"host","value":"h"}]"""),
            ("responseStatusCode", "200"),
            ("responseBody", "abc"),
            ("responseHeaders", """[{"name":"content-type","value":"image\/png"}]"""),
            ("logs", "\u00c3\u00a9"),
            ("errors", ""),
            ("duration", "0.0133"),
            ("scheduledAt", "")))!;

        Assert.Equal("6b0485d43ab76a33981d", execution.Id);
        Assert.Equal("echo", execution.FunctionId);
        Assert.Equal("6b04847c73d4e48c59ef", execution.DeploymentId);
        Assert.Equal("http", execution.Trigger);
        Assert.Equal(ExecutionStatus.Completed, execution.Status);
        Assert.Equal("GET", execution.RequestMethod);
        Assert.Equal("/binary", execution.RequestPath);
        Assert.Equal([new("host", "h")], execution.RequestHeaders);
        Assert.Equal(200, execution.ResponseStatusCode);
        Assert.Equal("abc"u8.ToArray(), execution.ResponseBytes);
        Assert.Equal([new("content-type", "image/png")], execution.ResponseHeaders);
        Assert.Equal("é", execution.Logs);
        Assert.Equal("", execution.Errors);
        Assert.Equal(TimeSpan.FromTicks(133000), execution.Duration);
        Assert.Equal(new(2026, 11, 23, 18, 28, 36, 243, TimeSpan.Zero), execution.CreatedAt);
        Assert.Null(execution.ScheduledAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0089PNG\0\u0001\u0002\u00ff\u00fe\r\n\u0080")]
    [InlineData("head\r\n\r\nbody\r\n\r\n")]
    [InlineData("\r\n")]
    [InlineData("--")]
    [InlineData("\r\n--")]
    [InlineData("\r\n------------------------------6b0485d43bbd")]
    [InlineData("\r\n--" + Boundary + "0\r\nContent-Disposition: form-data; name=\"status\"\r\n\r\nfailed")]
    [InlineData("\r\n--" + Boundary + "-")]
    [InlineData("--" + Boundary + "--")]
    [InlineData("\r\n\r\n--")]
    public void A_body_comes_byte_for_byte_even_if_it_looks_like_a_part(string body)
    {
        var execution = Read(Form(("$id", "a"), ("status", "completed"), ("responseBody", body), ("logs", "after")))!;

        Assert.Equal(Encoding.Latin1.GetBytes(body), execution.ResponseBytes);
        Assert.Equal(ExecutionStatus.Completed, execution.Status);
        Assert.Equal("after", execution.Logs);
    }

    [Fact]
    public void An_answer_without_a_body_part_has_an_empty_body() =>
        Assert.Empty(Read(Form(("$id", "a")))!.ResponseBytes!);

    [Fact]
    public void A_resource_id_stands_for_the_function_id() =>
        Assert.Equal("echo", Read(Form(("$id", "a"), ("resourceId", "echo")))!.FunctionId);

    [Theory]
    [InlineData("multipart/form-data; boundary=\"" + Boundary + "\"")]
    [InlineData("multipart/form-data; charset=utf-8; Boundary=" + Boundary)]
    public void A_boundary_may_be_quoted_and_stand_among_other_parameters(string contentType) =>
        Assert.Equal("a", Read(Form(("$id", "a")), contentType)!.Id);

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=\"\"")]
    [InlineData("multipart/form-data; boundary=other")]
    public void Without_its_boundary_an_answer_is_none(string contentType) =>
        Assert.Null(Read(Form(("$id", "a")), contentType));

    [Fact]
    public void Cut_anywhere_before_its_end_an_answer_is_none()
    {
        var whole = Form(("$id", "a"), ("responseBody", "b\r\n\r\nc"));
        var end = whole.LastIndexOf("--", StringComparison.Ordinal) + 2;

        for (var length = 0; length < end; length++) Assert.Null(Read(whole[..length]));
        Assert.NotNull(Read(whole[..end]));
    }

    [Theory]
    [InlineData("""{"a":""")]
    [InlineData("")]
    public void Headers_that_are_no_JSON_are_unknown(string json) =>
        Assert.Empty(Read(Form(("$id", "a"), ("responseHeaders", json)))!.ResponseHeaders);

    private static Execution? Read(string latin1, string contentType = "multipart/form-data; boundary=" + Boundary)
    {
        var document = MultipartAnswer.TryRead(Encoding.Latin1.GetBytes(latin1), MediaTypeHeaderValue.Parse(contentType));
        return document is null ? null : new Execution(document, hasResponseBody: true);
    }

    // As the server writes it: only the lists have a content type.
    private static string Form(params (string Name, string Value)[] parts) =>
        string.Concat(parts.Select(part =>
            $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{part.Name}\"\r\n"
            + (part.Name.EndsWith("Headers", StringComparison.Ordinal) ? "Content-Type: application/json\r\n" : "")
            + $"\r\n{part.Value}\r\n"))
        + $"--{Boundary}--\r\n";
}
