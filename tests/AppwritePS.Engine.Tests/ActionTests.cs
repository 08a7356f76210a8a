using System.Globalization;
using System.Management.Automation;
using System.Text;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>What Invoke-AppwriteAction runs, and what it does not.</summary>
public sealed class ActionTests : ActionTest
{
    [Fact]
    public void A_payload_runs_as_it_was_pasted()
    {
        var id = Object("(Get-AppwriteInstance main).InstanceId").BaseObject;
        Written("garage.yaml", $$"""
            action: appwrite.execute_function_{{id}}
            data:
              function_id: "send_notification"
              function_method: "POST"
              function_body: '{"message": "Motion detected in garage"}'
            """);

        var execution = Object("Invoke-AppwriteAction $Folder/garage.yaml");

        Assert.Equal("completed", Value(execution, "Status"));
        Assert.Equal("""{"message": "Motion detected in garage"}""", Encoding.UTF8.GetString(Assert.Single(Server.Emulator.Executions).Body.Span));
        Assert.Equal("POST", Value(execution, "RequestMethod"));
    }

    [Fact]
    public void All_that_a_payload_says_is_sent()
    {
        Objects(With("""
            action: appwrite.execute_function_main
            data:
              function_id: process_image
              function_body: '{"image_url": "https://example.com/image.jpg"}'
              function_path: "?format=jpg"
              function_headers:
                X-Custom-Header: "value"
              function_scheduled_at: "2099-02-15T06:38:00.000Z"
              function_async: true
              function_method: "POST"
            """, "Invoke-AppwriteAction -Yaml $Yaml"));

        var sent = Assert.Single(Server.Emulator.Requests, request => request.Method == "POST").BodyText;
        foreach (var part in new[] { "'path':'/?format=jpg'", "'method':'POST'", "'async':true", "'scheduledAt':'2099-02-15T06:38:00.000Z'", "'X-Custom-Header':'value'" })
            Assert.Contains(part.Replace('\'', '"'), sent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_method_is_GET_and_the_call_synchronous_unless_said()
    {
        var execution = Object(With(Main, "Invoke-AppwriteAction -Yaml $Yaml"));

        Assert.Equal("GET", Value(execution, "RequestMethod"));
        Assert.Equal(true, Value(execution, "IsFinished"));
    }

    [Fact]
    public void Actions_run_in_the_order_of_the_text_and_come_back_in_it()
    {
        Written("list.yaml", Steps("/1", "/2", "/3"));

        Assert.Equal(["/1", "/2", "/3"], Objects("Invoke-AppwriteAction $Folder/list.yaml").Select(execution => Value(execution, "RequestPath")));
        Assert.Equal(["GET /1", "GET /2", "GET /3"], Executed);
    }

    [Fact]
    public void Many_run_at_once_where_asked_and_each_runs_once()
    {
        var paths = Enumerable.Range(0, 40).Select(i => "/" + i.ToString(CultureInfo.InvariantCulture)).ToArray();
        Written("list.yaml", Steps(paths));

        Assert.Equal(paths.Order(), Objects("Invoke-AppwriteAction $Folder/list.yaml -ThrottleLimit 8").Select(execution => (string)Value(execution, "RequestPath")!).Order());
        Assert.Equal(40, Server.Emulator.ExecutionCount);
    }

    [Fact]
    public void Nothing_of_a_text_runs_if_anything_in_it_is_wrong()
    {
        var file = Written("bad.yaml", Steps("/1") + "- action: appwrite.execute_function_main\n  data: {function_id: echo, function_async: maybe, boddy: x}\n" + Steps("/3"));

        var error = Error("Invoke-AppwriteAction $Folder/bad.yaml");

        Assert.Equal("InvalidAction", IdOf(error));
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Empty(Executed);
        Assert.Contains(file, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("bad.yaml:4:45: ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("(NotBoolean)", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["4:45 NotBoolean function_async", "4:52 UnknownKey boddy"], Told(error.TargetObject));
    }

    [Fact]
    public void Force_runs_the_good_ones_and_tells_the_others()
    {
        Written("bad.yaml", Steps("/1") + "- action: appwrite.execute_function_nosuch\n  data: {function_id: echo}\n" + Steps("/3"));

        var results = Session.Run("Invoke-AppwriteAction $Folder/bad.yaml -Force");

        Assert.Equal("InvalidAction", IdOf(Assert.Single(results.Errors)));
        Assert.Contains("(InstanceNotFound)", results.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Contains("main", results.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["GET /1", "GET /3"], Executed);
    }

    [Fact]
    public void A_wrong_text_does_not_keep_the_next_one_from_running()
    {
        Written("a.yaml", "action: appwrite.execute_function_main\n");
        Written("b.yaml", Main);

        var results = Session.Run("Invoke-AppwriteAction $Folder/*.yaml");

        Assert.Single(results.Errors);
        Assert.Single(results.Objects);
    }

    [Fact]
    public void A_schedule_that_is_over_is_refused_by_name_and_another_takes_its_place()
    {
        Written("past.yaml", Main + "  function_scheduled_at: \"2025-02-15T06:38:00.000Z\"\n");

        Assert.Contains("past.yaml:4:26: The schedule 2025-02-15", Error("Invoke-AppwriteAction $Folder/past.yaml").Exception.Message, StringComparison.Ordinal);
        var execution = Object("Invoke-AppwriteAction $Folder/past.yaml -ScheduledAt '2099-01-01T10:00:30Z'");
        Assert.Equal(new DateTime(2099, 1, 1, 10, 1, 0, DateTimeKind.Utc), ((DateTime)Value(execution, "ScheduledAt")!).ToUniversalTime());
        Assert.Equal("scheduled", Value(Object("Invoke-AppwriteAction $Folder/past.yaml -Delay 600"), "Status"));
    }

    [Fact]
    public void A_schedule_of_a_file_without_an_offset_is_UTC_and_is_rounded_up()
    {
        var execution = Object(With(Main + "  function_scheduled_at: 2099-01-01 10:00:30", "Invoke-AppwriteAction -Yaml $Yaml"));

        Assert.Equal(new DateTime(2099, 1, 1, 10, 1, 0, DateTimeKind.Utc), ((DateTime)Value(execution, "ScheduledAt")!).ToUniversalTime());
    }

    [Theory]
    [InlineData("main")]
    [InlineData("MAIN")]
    [InlineData("$ProjectId")]
    public void An_instance_is_found_by_name_and_by_project(string name)
    {
        var known = name == "$ProjectId" ? Server.ProjectId : name;

        Assert.Single(Objects(With($"action: appwrite.execute_function_{known}\ndata: {{function_id: echo}}", "Invoke-AppwriteAction -Yaml $Yaml")));
    }

    [Fact]
    public void A_typed_instance_goes_before_the_one_in_the_file()
    {
        Assert.Single(Objects(With(Main.Replace("main", "elsewhere", StringComparison.Ordinal), "Invoke-AppwriteAction -Yaml $Yaml -Instance main")));
        Assert.Contains("'nosuch'", Error(With(Main, "Invoke-AppwriteAction -Yaml $Yaml -Instance nosuch")).Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main", "action: appwrite.main_send_notification")]
    [InlineData("main", "action: appwrite.MAIN_Send_Notification")]
    [InlineData("my_house", "action: appwrite.my_house_send_notification")]
    [InlineData("main", "action: appwrite.main_send_notification\ndata: {function_id: send_notification}")]
    [InlineData("main", "action: appwrite.elsewhere_at_all_send_notification", "-Instance main")]
    public void A_function_is_found_by_the_slug_of_its_id(string instance, string yaml, string more = "")
    {
        Objects($"Get-AppwriteInstance | Set-AppwriteInstance -NewName {instance}");

        Assert.Equal("send_notification", Value(Object(With(yaml, "Invoke-AppwriteAction -Yaml $Yaml " + more)), "FunctionId"));
    }

    [Theory]
    [InlineData("action: appwrite.main_nosuch", "ActionFunctionUnknown", "send_notification")]
    [InlineData("action: appwrite.nosuch_echo", "InstanceNotFound", "main")]
    [InlineData("action: appwrite.main_echo\ndata: {function_id: send_notification}", "ActionOtherFunction", "send_notification")]
    public void A_name_that_fits_nothing_is_told_with_what_is_known(string yaml, string rule, string known)
    {
        var error = Error(With(yaml, "Invoke-AppwriteAction -Yaml $Yaml"));

        Assert.Equal([$"1:9 {rule} action"], Told(error.TargetObject));
        Assert.Contains(known, error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_functions_of_one_slug_are_told_apart_by_their_ids_only()
    {
        Server.Emulator.AddFunction("a-b", (_, _) => throw new InvalidOperationException());
        Server.Emulator.AddFunction("a.b", (_, _) => throw new InvalidOperationException());

        var message = Error(With("action: appwrite.main_a_b", "Invoke-AppwriteAction -Yaml $Yaml")).Exception.Message;

        Assert.Contains("a-b (main), a.b (main)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_not_enabled_is_not_run_and_nothing_in_it_is_an_error()
    {
        Written("off.yaml", "- action: appwrite.execute_function_nosuch\n  enabled: false\n  data: {boddy: x}\n" + Steps("/2"));

        var results = Session.Run("Invoke-AppwriteAction $Folder/off.yaml");

        Assert.Empty(results.Errors);
        Assert.Equal(["GET /2"], Executed);
    }

    [Fact]
    public void Steps_that_are_not_run_are_told()
    {
        Written("more.yaml", "actions:\n- delay: 5\n- action: light.turn_on\n" + Steps("/1"));

        var results = Session.Run("Invoke-AppwriteAction $Folder/more.yaml");

        Assert.Empty(results.Errors);
        Assert.Contains("more.yaml:2:3: 'delay' is not run", results.HostText, StringComparison.Ordinal);
        Assert.Contains("more.yaml:3:3: 'light.turn_on' is not run", results.HostText, StringComparison.Ordinal);
        Assert.Equal(["GET /1"], Executed);
    }

    [Theory]
    [InlineData("/status/500")]
    [InlineData("/status/404")]
    public void A_failure_ends_the_rest_of_its_text_and_says_so(string path)
    {
        Written("a.yaml", Steps("/1", path, "/3", "/4"));
        Written("b.yaml", Steps("/5"));

        var results = Session.Run("Invoke-AppwriteAction $Folder/*.yaml");

        Assert.StartsWith("a.yaml:3: 'appwrite.execute_function_main': Function 'echo'", Assert.Single(results.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, results.Objects.Count);
        Assert.Contains("a.yaml:3: 'appwrite.execute_function_main' failed, and so the actions after it (2) are not run", results.HostText, StringComparison.Ordinal);
        Assert.Equal(["GET /1", "GET " + path, "GET /5"], Executed);
    }

    [Fact]
    public void A_failure_that_may_be_is_an_error_and_no_end()
    {
        Written("a.yaml", "- alias: First try\n  continue_on_error: true\n" + Steps("/status/500").Replace("- ", "  ", StringComparison.Ordinal) + Steps("/2"));

        var results = Session.Run("Invoke-AppwriteAction $Folder/a.yaml");

        Assert.Equal("ExecutionFailed", IdOf(Assert.Single(results.Errors)));
        Assert.Contains("'First try'", results.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["GET /status/500", "GET /2"], Executed);
    }

    [Fact]
    public void A_failure_that_is_no_error_is_no_end()
    {
        Written("a.yaml", Steps("/status/500", "/2"));

        Assert.Equal(2, Objects("Invoke-AppwriteAction $Folder/a.yaml -SkipHttpErrorCheck").Count);
    }

    [Fact]
    public void A_request_that_fails_is_the_error_of_its_action()
    {
        Written("a.yaml", "action: appwrite.execute_function_main\ndata: {function_id: nosuch}");

        var error = Error("Invoke-AppwriteAction $Folder/a.yaml");

        Assert.Equal("FunctionNotFound", IdOf(error));
        Assert.Equal("function_not_found", Value(PSObject.AsPSObject(error.Exception), "Type"));
        Assert.StartsWith("a.yaml:1: ", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_sends_nothing_and_shows_all_but_secrets()
    {
        Written("a.yaml", Main + "  function_method: POST\n  function_body: hello\n  function_headers: {X-Plain: seen, Authorization: hidden-1, X-Api-Key: hidden-2, cookie: hidden-3}\n");

        var text = Session.Run("Invoke-AppwriteAction $Folder/a.yaml -WhatIf").HostText;

        foreach (var part in new[] { "Execute POST /", "X-Plain: seen", "Authorization: ***", "body (5 characters): hello", "function 'echo' on instance 'main'" })
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
        Assert.Empty(Executed);
    }

    [Fact]
    public void A_body_that_is_a_mapping_is_told_and_sent_as_JSON_where_asked()
    {
        Written("a.yaml", Main + "  function_method: POST\n  function_body:\n    message: hi\n    count: 2\n");

        var error = Error("Invoke-AppwriteAction $Folder/a.yaml");
        Objects("Invoke-AppwriteAction $Folder/a.yaml -ConvertBody");

        Assert.Contains("-ConvertBody", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("a.yaml:6:5: ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("""{"message":"hi","count":2}""", Encoding.UTF8.GetString(Assert.Single(Server.Emulator.Executions).Body.Span));
        Assert.Contains("application/json", Server.Emulator.Requests[^1].BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_schedules_at_once_are_refused() =>
        Assert.Equal("InvalidRequest", IdOf(Error("Invoke-AppwriteAction x.yaml -ScheduledAt 2099-01-01 -Delay 5")));
}
