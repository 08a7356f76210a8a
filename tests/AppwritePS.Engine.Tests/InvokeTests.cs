using System.Globalization;
using System.Management.Automation;
using Xunit;

namespace AppwritePS.Engine.Tests;

public sealed class InvokeTests : ModuleTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        AddInstance();
    }

    [Fact]
    public void A_synchronous_execution_is_one_request_and_one_object_with_the_answer()
    {
        var before = Server.Emulator.RequestCount;

        var execution = Object("Invoke-AppwriteFunction $FunctionId -Path /json");

        Assert.Equal(before + 1, Server.Emulator.RequestCount);
        Assert.Equal("AppwritePS.AppwriteExecution", execution.TypeNames[0]);
        Assert.Equal("completed", Value(execution, "Status"));
        Assert.Equal(200, Value(execution, "ResponseStatusCode"));
        Assert.Equal(true, Value(execution, "IsSuccess"));
        Assert.Equal(true, Value(execution, "IsFinished"));
        Assert.Equal("GET", Value(execution, "RequestMethod"));
        Assert.Equal(true, ((PSObject)Value(execution, "Content")!).Properties["ok"].Value);
        Assert.Equal(DateTimeKind.Local, ((DateTime)Value(execution, "CreatedAt")!).Kind);
        Assert.IsType<TimeSpan>(Value(execution, "Duration"));
    }

    [Fact]
    public void An_asynchronous_execution_returns_at_once_and_knows_no_answer()
    {
        var execution = Object("Invoke-AppwriteFunction $FunctionId -Path /json -Async");

        Assert.Equal("waiting", Value(execution, "Status"));
        Assert.Equal(false, Value(execution, "IsFinished"));
        Assert.Null(Value(execution, "ResponseBody"));
        Assert.Null(Value(execution, "Content"));
    }

    [Theory]
    [InlineData("-ScheduledAt ([datetime]::Now.AddMinutes(10))")]
    [InlineData("-ScheduledAt ([datetimeoffset]::Now.AddMinutes(10))")]
    [InlineData("-ScheduledAt ([datetime]::UtcNow.AddMinutes(10).ToString('yyyy-MM-ddTHH:mm:ssZ'))")]
    [InlineData("-ScheduledAt ([datetime]::Now.AddMinutes(10).ToString('yyyy-MM-dd HH:mm'))")]
    [InlineData("-Delay 600")]
    [InlineData("-Delay ([uint32]600)")]
    [InlineData("-Delay '00:10:00'")]
    [InlineData("-Delay ([timespan]::FromMinutes(10))")]
    public void A_schedule_implies_async_and_is_a_full_minute_not_before_the_time(string argument)
    {
        var asked = DateTime.Now.AddMinutes(10);
        var execution = Object("Invoke-AppwriteFunction $FunctionId " + argument);

        var scheduled = (DateTime)Value(execution, "ScheduledAt")!;
        Assert.Equal("scheduled", Value(execution, "Status"));
        Assert.Equal(0, scheduled.Second);
        Assert.InRange(scheduled, asked.AddMinutes(-1), asked.AddMinutes(1.1));
    }

    [Fact]
    public void A_short_delay_gets_the_lead_that_servers_ask_for()
    {
        var scheduled = (DateTime)Value(Object("Invoke-AppwriteFunction $FunctionId -Delay 1"), "ScheduledAt")!;

        Assert.InRange(scheduled, DateTime.Now.AddSeconds(60), DateTime.Now.AddSeconds(126));
    }

    [Theory]
    [InlineData("-ScheduledAt '01/02/2027'", "AmbiguousDate")]
    [InlineData("-ScheduledAt tomorrow", "AmbiguousDate")]
    [InlineData("-ScheduledAt 5", "AmbiguousDate")]
    [InlineData("-ScheduledAt '2020-01-01T00:00:00Z'", "InvalidRequest")]
    [InlineData("-ScheduledAt '2099-01-01T00:00:00Z' -Async:$false", "InvalidRequest")]
    [InlineData("-ScheduledAt '2099-01-01T00:00:00Z' -Delay 90", "InvalidRequest")]
    [InlineData("-Delay -5", "InvalidRequest")]
    [InlineData("-Delay soon", "ParameterArgumentTransformationError")]
    [InlineData("-Delay ([timespan]::MaxValue)", "ParameterArgumentTransformationError")]
    [InlineData("-Path '/a#b'", "InvalidRequest")]
    [InlineData("-Headers @{ 'x_y' = 1 }", "InvalidRequest")]
    [InlineData("-Headers @{ 'X-Appwrite-Key' = 1 }", "InvalidRequest")]
    [InlineData("-Headers @{ 'x' = \"a`r`nb\" }", "InvalidRequest")]
    [InlineData("-Headers @{ 'content-type' = 'a/b' } -ContentType c/d -Body x", "InvalidRequest")]
    [InlineData("-Method Trace", "CannotConvertArgumentNoMessage")]
    [InlineData("-TimeoutSec 0", "ParameterArgumentValidationError")]
    [InlineData("-Body ([double]::NaN)", "InvalidRequest")]
    [InlineData("-Body { 1 }", "InvalidRequest")]
    [InlineData("-Body (& { $h = @{}; $h.self = $h; $h })", "InvalidRequest")]
    public void What_the_server_would_answer_with_500_or_ignore_is_refused_before_sending(string arguments, string id)
    {
        var before = Server.Emulator.RequestCount;

        Assert.Equal(id, IdOf(Error("Invoke-AppwriteFunction $FunctionId " + arguments)));
        Assert.Equal(before, Server.Emulator.RequestCount);
    }

    [Theory]
    [InlineData("a/../b")]
    [InlineData("..")]
    [InlineData("_x")]
    [InlineData("ünï")]
    public void A_function_id_that_is_none_never_becomes_a_path(string functionId) =>
        Assert.Equal("InvalidRequest", IdOf(Error($"Invoke-AppwriteFunction '{functionId}'")));

    [Fact]
    public void Path_method_headers_and_content_type_arrive()
    {
        Objects("Invoke-AppwriteFunction $FunctionId -Method Patch -Path '?format=jpg&name=zoë x' -Headers @{ 'X-Custom-Header' = 'value'; 'X-N' = 5 } -Body '{}' -ContentType 'application/vnd.x+json'");

        var sent = Server.Emulator.Requests[^1].BodyText;
        Assert.Contains("\"path\":\"/?format=jpg&name=zo%C3%AB%20x\"", sent, StringComparison.Ordinal);
        Assert.Contains("\"method\":\"PATCH\"", sent, StringComparison.Ordinal);
        Assert.Contains("\"X-Custom-Header\":\"value\"", sent, StringComparison.Ordinal);
        Assert.Contains("\"X-N\":\"5\"", sent, StringComparison.Ordinal);
        Assert.Contains("\"content-type\":\"application/vnd.x+json\"", sent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.1", "0.1")]
    [InlineData("(0.1 + 0.7)", "0.7999999999999999")]
    [InlineData("(1 / 3)", "0.3333333333333333")]
    [InlineData("1e-7", "1E-07")]
    [InlineData("1e300", "1E+300")]
    [InlineData("5e-324", "5E-324")]
    [InlineData("[double]::MaxValue", "1.7976931348623157E+308")]
    [InlineData("-0.0", "-0")]
    [InlineData("10.0", "10")]
    [InlineData("123456789012345.0", "123456789012345")]
    [InlineData("1e16", "10000000000000000")]
    [InlineData("1234567890123456.0", "1234567890123456")]
    [InlineData("[float]0.1", "0.1")]
    [InlineData("[float]16777216", "16777216")]
    [InlineData("[float]::MaxValue", "3.4028235E+38")]
    public void A_number_in_JSON_is_the_shortest_that_gives_it_back(string number, string expected)
    {
        Objects($"Invoke-AppwriteFunction $FunctionId -Body @{{ n = {number} }}");

        Assert.Contains($$"""{\"n\":{{expected}}}""", Server.Emulator.Requests[^1].BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_is_JSON_and_says_so_and_text_says_nothing()
    {
        Objects("Invoke-AppwriteFunction $FunctionId -Body ([ordered]@{ s = 'ż'; d = [datetime]::new(2026, 11, 23, 1, 2, 3, [System.DateTimeKind]::Utc); e = [System.DayOfWeek]::Friday; n = $null; list = 1, 2; o = [pscustomobject]@{ a = $true } })");
        var sent = Server.Emulator.Requests[^1].BodyText;
        Assert.Contains("""{\"s\":\"ż\",\"d\":\"2026-11-23T01:02:03.0000000Z\",\"e\":\"Friday\",\"n\":null,\"list\":[1,2],\"o\":{\"a\":true}}""", sent, StringComparison.Ordinal);
        Assert.Contains("application/json", sent, StringComparison.Ordinal);

        Objects("Invoke-AppwriteFunction $FunctionId -Body 'text'");
        Assert.DoesNotContain("content-type", Server.Emulator.Requests[^1].BodyText, StringComparison.Ordinal);

        Objects("Invoke-AppwriteFunction $FunctionId -ContentType application/json");
        Assert.DoesNotContain("content-type", Server.Emulator.Requests[^1].BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public void Binary_answers_survive()
    {
        var execution = Object("Invoke-AppwriteFunction $FunctionId -Path /binary");

        var bytes = Assert.IsType<byte[]>(Value(execution, "Content"));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], bytes[..4]);
        Assert.Null(Value(execution, "ResponseBody"));
    }

    [Fact]
    public void Content_leaves_dates_as_they_came_and_keeps_whole_numbers_whole()
    {
        Server.Emulator.AddFunction("dates", (_, _) => Task.FromResult(Emulator.FunctionResponse.Json("""{"at":"2026-11-23T18:28:32.240+01:00","n":9007199254740993,"x":1.5,"A":1,"list":[1]}""")));

        var content = (PSObject)Value(Object("Invoke-AppwriteFunction dates"), "Content")!;

        Assert.Equal("2026-11-23T18:28:32.240+01:00", content.Properties["at"].Value);
        Assert.Equal(9007199254740993L, content.Properties["n"].Value);
        Assert.Equal(1.5, content.Properties["x"].Value);
        Assert.Equal(new object[] { 1L }, content.Properties["list"].Value);
    }

    [Theory]
    [InlineData("{oops")]
    [InlineData("\"\\ud800\"")]
    public void An_answer_that_only_says_it_is_JSON_is_text(string answer)
    {
        Server.Emulator.AddFunction("liar", (_, _) => Task.FromResult(Emulator.FunctionResponse.Json(answer)));

        Assert.Equal(answer, Value(Object("Invoke-AppwriteFunction liar"), "Content"));
        Assert.Contains("ExecutionId", Object("(Invoke-AppwriteFunction liar).ToJson()").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_dates_mean_the_same_in_every_culture()
    {
        Server.Emulator.AddFunction("big", (_, _) => Task.FromResult(Emulator.FunctionResponse.Json("-12345678901234567890")));

        Objects("[cultureinfo]::CurrentCulture = 'he-IL'; $big = (Invoke-AppwriteFunction big).Content");
        var scheduled = Session.Show("[cultureinfo]::CurrentCulture = 'th-TH'; Invoke-AppwriteFunction big -Delay 100").Text;

        Assert.Equal(System.Numerics.BigInteger.Parse("-12345678901234567890", System.Globalization.CultureInfo.InvariantCulture), Object("$big").BaseObject);
        Assert.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"(runs {DateTime.Now.AddSeconds(100):yyyy}-"), scheduled, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_that_are_changed_before_the_content_is_asked_for_do_not_change_it()
    {
        Server.Emulator.AddFunction("changed", (_, _) => Task.FromResult(Emulator.FunctionResponse.Json("""{"ok":true}""")));

        var content = Object("$x = Invoke-AppwriteFunction changed; $x.ResponseHeaders['content-type'] = 'text/plain'; $x.Content");

        Assert.Equal(true, Value(content, "ok"));
    }

    [Fact]
    public void ToJson_is_one_line_with_the_answer_in_it()
    {
        var json = Object("(Invoke-AppwriteFunction $FunctionId -Path /json).ToJson()").ToString();

        Assert.DoesNotContain('\n', json);
        using var document = System.Text.Json.JsonDocument.Parse(json);
        Assert.Equal(200, document.RootElement.GetProperty("ResponseStatusCode").GetInt32());
        Assert.True(document.RootElement.GetProperty("Content").GetProperty("ok").GetBoolean());
    }

    [Theory]
    [InlineData("/status/500", "ExecutionFailed", "500")]
    [InlineData("/throw", "ExecutionFailed", "boom")]
    [InlineData("/status/404", "FunctionReturnedError", "404")]
    public void A_failed_function_is_the_object_and_an_error(string path, string id, string text)
    {
        var results = Session.Run($"Invoke-AppwriteFunction $FunctionId -Path {path}");

        var execution = Assert.Single(results.Objects);
        var error = Assert.Single(results.Errors);
        Assert.Equal(false, Value(execution, "IsSuccess"));
        Assert.Equal(id, IdOf(error));
        Assert.Equal(ErrorCategory.InvalidResult, error.CategoryInfo.Category);
        Assert.Same(execution.BaseObject, error.TargetObject is PSObject wrapped ? wrapped.BaseObject : error.TargetObject);
        Assert.Contains(text, error.Exception.Message, StringComparison.Ordinal);
        Assert.Null(error.ErrorDetails);
    }

    [Fact]
    public void SkipHttpErrorCheck_leaves_only_the_object() =>
        Assert.Equal(500, Value(Object("Invoke-AppwriteFunction $FunctionId -Path /status/500 -SkipHttpErrorCheck"), "ResponseStatusCode"));

    [Fact]
    public void ErrorAction_Stop_fails_the_pipeline_with_one_error()
    {
        var error = Error("'a', 'b' | Invoke-AppwriteFunction $FunctionId -Path /status/500 -ErrorAction Stop");

        Assert.Equal("ExecutionFailed", IdOf(error));
        Assert.Equal(1, Server.Emulator.ExecutionCount);
    }

    [Fact]
    public void Every_piped_body_is_one_execution_in_order()
    {
        var executions = Objects("1..20 | ForEach-Object { \"body $_\" } | Invoke-AppwriteFunction $FunctionId -Method Post");

        Assert.Equal(
            Enumerable.Range(1, 20).Select(i => "body " + i.ToString(CultureInfo.InvariantCulture)),
            executions.Select(execution => ((PSObject)Value(execution, "Content")!).Properties["body"].Value));
    }

    [Fact]
    public void An_empty_pipeline_executes_nothing()
    {
        Assert.Empty(Objects("@() | Invoke-AppwriteFunction $FunctionId"));
        Assert.Equal(0, Server.Emulator.ExecutionCount);
    }

    [Fact]
    public void WhatIf_sends_nothing_and_names_function_instance_endpoint_and_project()
    {
        var before = Server.Emulator.RequestCount;

        var results = Session.Run("Invoke-AppwriteFunction $FunctionId -Method Post -Path '?a=1' -Async -WhatIf");

        Assert.Empty(results.Objects);
        Assert.Equal(before, Server.Emulator.RequestCount);
        Assert.Contains($"Execute asynchronously POST /?a=1", results.HostText, StringComparison.Ordinal);
        Assert.Contains($"function '{Server.FunctionId}' on instance 'main' ({Server.Endpoint}, project {Server.ProjectId})", results.HostText, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_shows_no_key_that_a_path_holds()
    {
        Session.Set("Key", Server.ApiKey);

        var text = Session.Run("Invoke-AppwriteFunction $FunctionId -Path \"?key=$Key\" -WhatIf").HostText;

        Assert.Contains("Execute GET /?key=standard_***", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_tells_what_would_be_refused() =>
        Assert.Equal("InvalidRequest", IdOf(Error("Invoke-AppwriteFunction $FunctionId -Headers @{ 'x_y' = 1 } -WhatIf")));

    [Fact]
    public void Verbose_tells_the_request_without_its_secrets()
    {
        var text = Session.Run("Invoke-AppwriteFunction $FunctionId -Path '/x?token=t0psecret' -Verbose").HostText;

        Assert.Contains("POST /functions/", text, StringComparison.Ordinal);
        Assert.Contains("201", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.ApiKey, text, StringComparison.Ordinal);
    }
}
