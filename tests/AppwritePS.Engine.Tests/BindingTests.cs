using System.Management.Automation;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>The ways in which naive pipeline binding goes wrong without a word.</summary>
public sealed class BindingTests : ModuleTest
{
    private const string RoundTrip =
        "function Copy-Deserialized($o) { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($o, 3)) };";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        AddInstance();
    }

    [Fact]
    public void Members_of_a_body_change_neither_function_nor_path_nor_method_nor_instance()
    {
        var execution = Object("[pscustomobject]@{ FunctionId = 'x'; Path = '/other'; Method = 'PUT'; Instance = 'y'; Async = $true; n = 1 } | Invoke-AppwriteFunction $FunctionId -Method Post -Path /here");

        Assert.Equal("/here", Value(execution, "RequestPath"));
        Assert.Equal("POST", Value(execution, "RequestMethod"));
        Assert.Equal("completed", Value(execution, "Status"));
        Assert.Equal("""{"FunctionId":"x","Path":"/other","Method":"PUT","Instance":"y","Async":true,"n":1}""", EchoedBody(execution));
    }

    [Fact]
    public void A_piped_execution_is_never_a_body()
    {
        Objects("$e = Invoke-AppwriteFunction $FunctionId -Path /json");

        Assert.Equal("InvalidRequest", IdOf(Error("$e | Invoke-AppwriteFunction $FunctionId")));
        Assert.Equal("InvalidRequest", IdOf(Error("Invoke-AppwriteFunction $FunctionId -Body $e")));
        Assert.Equal("InvalidRequest", IdOf(Error(RoundTrip + "Copy-Deserialized $e | Invoke-AppwriteFunction $FunctionId")));
        Assert.Equal("InvalidRequest", IdOf(Error("Get-AppwriteInstance | Invoke-AppwriteFunction $FunctionId")));
    }

    [Fact]
    public void A_row_whose_schedule_is_no_date_is_refused_and_does_not_run_now()
    {
        var before = ExecutionCount();

        var error = Error("[pscustomobject]@{ FunctionId = $FunctionId; ScheduledAt = '01/02/2027' } | Invoke-AppwriteFunction");

        Assert.Equal("AmbiguousDate", IdOf(error));
        Assert.Equal(before, ExecutionCount());
    }

    [Theory]
    [InlineData("Async", "yes")]
    [InlineData("Method", "FETCH")]
    [InlineData("Method", "1")]
    [InlineData("Headers", "a=b")]
    [InlineData("FunctionId", "")]
    [InlineData("FunctionId", "../x")]
    public void A_row_with_a_wrong_member_is_InvalidRequest_and_nothing_is_sent(string member, string value)
    {
        var before = ExecutionCount();

        var error = Error($"$row = @{{ FunctionId = $FunctionId }}; $row['{member}'] = '{value}'; [pscustomobject]$row | Invoke-AppwriteFunction");

        Assert.Equal("InvalidRequest", IdOf(error));
        Assert.Contains("Nothing was sent", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, ExecutionCount());
    }

    [Fact]
    public void Headers_that_are_no_hashtable_are_refused_and_not_shown()
    {
        var error = Error("[pscustomobject]@{ FunctionId = 'echo'; Headers = 'authorization: Bearer s3cret' } | Invoke-AppwriteFunction");

        Assert.Contains("Headers is 'System.String', which is not a hashtable", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_CSV_row_is_a_request_and_its_empty_cells_are_not_given()
    {
        var execution = Object("[pscustomobject]@{ FunctionId = $FunctionId; Instance = 'main'; Path = '/row?a=1'; Method = 'post'; Headers = ''; Body = 'text'; ContentType = 'text/plain'; Async = ''; ScheduledAt = ''; Remark = 'mine' } | Invoke-AppwriteFunction");

        Assert.Equal("POST", Value(execution, "RequestMethod"));
        Assert.Equal("/row?a=1", Value(execution, "RequestPath"));
        Assert.Equal("text", EchoedBody(execution));
        Assert.Equal("main", Value(execution, "Instance"));
    }

    [Fact]
    public void A_hashtable_is_a_request_and_its_unknown_member_a_slip()
    {
        var execution = Object("@{ functionId = $FunctionId; method = 'Put'; body = @{ a = 1 }; headers = @{ 'X-A' = 'b' } } | Invoke-AppwriteFunction");
        Assert.Equal("PUT", Value(execution, "RequestMethod"));
        Assert.Equal("""{"a":1}""", EchoedBody(execution));

        Assert.Equal("InvalidRequest", IdOf(Error("@{ FunctionId = $FunctionId; Metod = 'Put' } | Invoke-AppwriteFunction")));
    }

    [Fact]
    public void What_was_typed_goes_before_what_was_piped()
    {
        var execution = Object("@{ FunctionId = $FunctionId; Method = 'Put'; Path = '/piped'; Body = 'piped' } | Invoke-AppwriteFunction -Method Patch -Path /typed -Body typed");

        Assert.Equal("PATCH", Value(execution, "RequestMethod"));
        Assert.Equal("/typed", Value(execution, "RequestPath"));
        Assert.Equal("typed", EchoedBody(execution));
    }

    [Theory]
    [InlineData("$e")]
    [InlineData("(Copy-Deserialized $e)")]
    public void A_past_execution_runs_again_with_its_method_and_path(string piped)
    {
        var again = Object(RoundTrip + $"$e = Invoke-AppwriteFunction $FunctionId -Path '/json?x=%C5%BC'; {piped} | Invoke-AppwriteFunction");

        Assert.Equal("GET", Value(again, "RequestMethod"));
        Assert.Equal("/json?x=%C5%BC", Value(again, "RequestPath"));
        Assert.Equal("main", Value(again, "Instance"));
    }

    [Fact]
    public void A_past_execution_with_a_body_needs_it_again()
    {
        Objects("$e = Invoke-AppwriteFunction $FunctionId -Method Post -Body @{ a = 1 }");
        var before = ExecutionCount();

        Assert.Equal("RequestBodyNotKept", IdOf(Error("$e | Invoke-AppwriteFunction")));
        Assert.Equal(before, ExecutionCount());

        Assert.Equal("""{"a":2}""", EchoedBody(Object("$e | Invoke-AppwriteFunction -Body @{ a = 2 }")));
        Assert.Equal("", EchoedBody(Object("$e | Invoke-AppwriteFunction -Body ''")));
    }

    [Fact]
    public void A_typed_instance_that_is_not_the_piped_ones_is_a_mismatch()
    {
        Objects("Add-AppwriteInstance http://other p k -SkipValidation -Name other; $e = Invoke-AppwriteFunction $FunctionId -Instance main");

        Assert.Equal("InstanceMismatch", IdOf(Error("$e | Invoke-AppwriteFunction -Instance other")));
        Assert.Single(Objects("$e | Invoke-AppwriteFunction -Instance main"));
    }

    [Fact]
    public void Lines_with_the_properties_of_Get_Content_are_text()
    {
        Session.Set("line", new PSObject("a line") { Properties = { new PSNoteProperty("PSPath", "/tmp/x"), new PSNoteProperty("ReadCount", 1) } });

        Assert.Equal("a line", EchoedBody(Object("$line | Invoke-AppwriteFunction $FunctionId -Method Post")));
    }

    [Theory]
    [InlineData("[byte]1 | Invoke-AppwriteFunction $FunctionId", "-Body $bytes")]
    [InlineData("[System.IO.FileInfo]'/tmp/body.json' | Invoke-AppwriteFunction $FunctionId", "-InFile")]
    [InlineData("'text' | Invoke-AppwriteFunction", "-FunctionId")]
    [InlineData("5 | Invoke-AppwriteFunction", "-FunctionId")]
    [InlineData("Get-AppwriteInstance | Invoke-AppwriteFunction", "FunctionId")]
    [InlineData("'0' | Invoke-AppwriteFunction $FunctionId", "empty")]
    [InlineData("Invoke-AppwriteFunction $FunctionId -Body 0", "empty")]
    public void What_is_no_body_is_refused_with_the_way_to_do_it(string script, string mend)
    {
        var error = Error(script);

        Assert.Equal("InvalidRequest", IdOf(error));
        Assert.Contains(mend, error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-AppwriteFunction $FunctionId -Method Post -Body $bytes")]
    [InlineData("Invoke-AppwriteFunction $FunctionId -Method Post -Body (,$bytes)")]
    [InlineData(",$bytes | Invoke-AppwriteFunction $FunctionId -Method Post")]
    public void Bytes_arrive_as_bytes(string script)
    {
        var execution = Object("$bytes = [byte[]](1,2,0,255); " + script);

        Assert.Equal(4L, ((PSObject)Value(execution, "Content")!).Properties["bodyLength"].Value);
    }

    [Fact]
    public void A_wrong_row_does_not_stop_the_next()
    {
        var results = Session.Run("@{ Path = '/a' }, @{ FunctionId = $FunctionId; Path = '/b' } | Invoke-AppwriteFunction");

        Assert.Equal("InvalidRequest", IdOf(Assert.Single(results.Errors)));
        Assert.Equal("/b", Value(Assert.Single(results.Objects), "RequestPath"));
    }

    [Fact]
    public void Objects_bind_by_name_to_scripts_of_users_after_a_job()
    {
        var bound = Objects(RoundTrip + """
            function Get-Bound { param([Parameter(ValueFromPipelineByPropertyName)] [string] $ExecutionId, [Parameter(ValueFromPipelineByPropertyName)] [string] $FunctionId, [Parameter(ValueFromPipelineByPropertyName)] [string] $Instance) process { "$Instance $FunctionId $($ExecutionId.Length -gt 0)" } }
            Copy-Deserialized (Invoke-AppwriteFunction $FunctionId) | Get-Bound
            """);

        Assert.Equal($"main {Server.FunctionId} True", Assert.Single(bound).ToString());
    }

    private int ExecutionCount() => Server.Emulator.ExecutionCount;

    private static object? EchoedBody(PSObject execution) => ((PSObject)Value(execution, "Content")!).Properties["body"].Value;
}
