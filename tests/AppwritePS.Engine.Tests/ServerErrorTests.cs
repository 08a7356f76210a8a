using System.Management.Automation;
using Xunit;

namespace AppwritePS.Engine.Tests;

/// <summary>What a user sees of each error that a server can answer.</summary>
public sealed class ServerErrorTests : ModuleTest
{
    public static TheoryData<int, string, string, string, ErrorCategory, string> Errors { get; } = new()
    {
        { 400, "general_argument_invalid", "Invalid `path` param: too long", "RequestRefused", ErrorCategory.InvalidArgument, "Invalid `path` param" },
        { 400, "general_bad_request", "Not that", "RequestRefused", ErrorCategory.InvalidArgument, "Not that" },
        { 400, "general_bad_request", "Execution schedule must be later", "ScheduleRefused", ErrorCategory.InvalidArgument, "refuses the schedule" },
        { 400, "general_unknown", "Failed to parse response", "ResponseLost", ErrorCategory.InvalidResult, "'f' ran" },
        { 400, "build_not_ready", "Build is not ready", "DeploymentNotReady", ErrorCategory.ResourceUnavailable, "'f' has no deployment that is ready" },
        { 401, "user_unauthorized", "Not authorized", "InvalidApiKey", ErrorCategory.AuthenticationError, "does not accept the API key" },
        { 401, "general_unauthorized_scope", "app.p@service (role: applications) missing scopes ([\"executions.write\",\"execution.write\"])", "MissingScope", ErrorCategory.PermissionDenied, "executions.write / execution.write" },
        { 401, "general_unauthorized_scope", "app.p@service (role: applications) missing scope (execution.write)", "MissingScope", ErrorCategory.PermissionDenied, "lacks a scope: execution.write" },
        { 401, "general_unauthorized_scope", "User (role: guests) missing scopes ([\"health.read\"])", "InvalidApiKey", ErrorCategory.AuthenticationError, "does not accept the API key" },
        { 401, "general_access_forbidden", "Reserved project", "AccessDenied", ErrorCategory.PermissionDenied, "Reserved project" },
        { 401, "project_key_expired", "The key has expired", "ApiKeyExpired", ErrorCategory.AuthenticationError, "has expired" },
        { 402, "organization_over_limit", "Over the limit", "AccessDenied", ErrorCategory.PermissionDenied, "Over the limit" },
        { 403, "project_id_missing", "Pass the header", "ProjectMismatch", ErrorCategory.AuthenticationError, "does not belong to project 'p'" },
        { 403, "general_resource_blocked", "Blocked", "AccessDenied", ErrorCategory.PermissionDenied, "Blocked" },
        { 403, "general_service_disabled", "Switched off", "AccessDenied", ErrorCategory.PermissionDenied, "Switched off" },
        { 404, "project_not_found", "No project", "ProjectNotFound", ErrorCategory.ObjectNotFound, "no project 'p'" },
        { 404, "function_not_found", "No function", "FunctionNotFound", ErrorCategory.ObjectNotFound, "no function 'f'" },
        { 404, "function_runtime_unsupported", "node-99", "RuntimeUnsupported", ErrorCategory.ResourceUnavailable, "runtime" },
        { 404, "deployment_not_found", "No deployment", "DeploymentNotReady", ErrorCategory.ResourceUnavailable, "Deploy it" },
        { 404, "general_route_not_found", "No route", "NotAppwrite", ErrorCategory.ConnectionError, "/v1" },
        { 408, "function_synchronous_timeout", "Timed out", "SynchronousTimeout", ErrorCategory.OperationTimeout, "-Async" },
        { 451, "general_region_access_denied", "Not there", "AccessDenied", ErrorCategory.PermissionDenied, "Not there" },
        { 500, "general_unknown", "Server Error", "ResponseLost", ErrorCategory.InvalidResult, "the answer is lost" },
        { 500, "general_server_error", "Server Error", "ServerError", ErrorCategory.InvalidResult, "status 500" },
        { 500, "Invalid headers: all of the rule", "Server Error", "RequestRefused", ErrorCategory.InvalidArgument, "refuses the request" },
        { 500, "general_protocol_unsupported", "Server Error", "HttpsRequired", ErrorCategory.SecurityError, "https" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Each_has_its_id_its_category_its_target_and_a_text_with_cause_mend_and_the_servers_sentence(
        int status, string type, string message, string id, ErrorCategory category, string text)
    {
        using var server = CannedServer.Failing(status, type, message);
        Objects($"Add-AppwriteInstance {server.Endpoint} p k -SkipValidation");

        var error = Error("Invoke-AppwriteFunction f");

        Assert.Equal(id, IdOf(error));
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal("f", error.TargetObject);
        Assert.Contains(text, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("The server says: " + message, error.Exception.Message, StringComparison.Ordinal);
        Assert.Null(error.ErrorDetails);
        Assert.Equal(1, server.Requests);

        dynamic exception = error.Exception;
        Assert.Equal("AppwritePS.AppwriteException", error.Exception.GetType().FullName);
        Assert.Equal(type, (string)exception.Type);
        Assert.Equal(status, (int)exception.Code);
        Assert.Equal(message, (string)exception.ServerMessage);
        Assert.Equal("1.9.6", (string)exception.ServerVersion);
    }

    [Theory]
    [InlineData(200, "text/html", "<html>Console</html>", "NotAppwrite")]
    [InlineData(200, "application/json", "{\"total\":0,\"executions\":[]}", "NotAppwrite")]
    [InlineData(404, "text/html", "<html>Not found</html>", "NotAppwrite")]
    [InlineData(401, "text/html", "<html>Router protection</html>", "HostNotAllowed")]
    [InlineData(413, "text/plain", "", "RequestRefused")]
    [InlineData(502, "text/html", "<html>Bad gateway</html>", "UnknownOutcome")]
    [InlineData(504, "text/html", "<html>Gateway timeout</html>", "UnknownOutcome")]
    [InlineData(201, "application/json", "{\"oops", "ResponseLost")]
    [InlineData(201, "text/html", "<html>", "ResponseLost")]
    public void What_is_not_Appwrites_own_answer_has_its_own_error_and_is_asked_once(int status, string contentType, string body, string id)
    {
        using var server = CannedServer.Answering(status, contentType, body);
        Objects($"Add-AppwriteInstance {server.Endpoint} p k -SkipValidation");

        Assert.Equal(id, IdOf(Error("Invoke-AppwriteFunction f")));
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public void A_redirect_is_told_and_not_followed(int status)
    {
        using var elsewhere = CannedServer.Answering(200, "application/json", "{}");
        using var server = CannedServer.Answering(status, "text/html", "", ("Location", elsewhere.Endpoint));
        Objects($"Add-AppwriteInstance {server.Endpoint} p k -SkipValidation");

        var error = Error("Invoke-AppwriteFunction f");

        Assert.Equal("UnexpectedRedirect", IdOf(error));
        Assert.Contains(elsewhere.Endpoint, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, elsewhere.Requests);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public void What_is_refused_in_front_of_the_server_is_tried_again(int status)
    {
        using var server = CannedServer.Answering(status, "text/plain", "", ("Retry-After", "0"));
        Objects($"Add-AppwriteInstance {server.Endpoint} p k -SkipValidation");

        var error = Error("Invoke-AppwriteFunction f");

        Assert.Equal(status == 429 ? "RateLimited" : "ServerUnavailable", IdOf(error));
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public void A_refused_schedule_is_explained_with_the_clocks()
    {
        using var server = CannedServer.Answering(
            400, "application/json", """{"message":"Execution schedule must be later","code":400,"type":"general_bad_request","version":"1.9.6"}""",
            ("Date", DateTimeOffset.UtcNow.AddMinutes(10).ToString("R", null)));
        Objects($"Add-AppwriteInstance {server.Endpoint} p k -SkipValidation");

        Assert.Contains("behind the server's", Error("Invoke-AppwriteFunction f -Delay 65").Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_answer_in_time_to_an_execution_is_an_unknown_outcome_that_says_how_to_look_for_it()
    {
        using var server = new CannedServer((_, _) => { });
        Objects($"Add-AppwriteInstance {server.Endpoint} p k -SkipValidation");

        var error = Error("Invoke-AppwriteFunction f -Path /x?y=1 -TimeoutSec 1");

        Assert.Equal("UnknownOutcome", IdOf(error));
        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
        Assert.Contains("time limit of 1 s", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("/x?y=1", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public void Real_keys_without_scope_of_another_project_and_expired_are_told_apart()
    {
        Session.Set("NoWrite", Server.Emulator.CreateKey("execution.read", "functions.read"));
        Objects("Add-AppwriteInstance $Endpoint $ProjectId $NoWrite -Name nowrite");
        var scope = Error("Invoke-AppwriteFunction $FunctionId");
        Assert.Equal("MissingScope", IdOf(scope));
        Assert.Contains("execution.write", scope.Exception.Message, StringComparison.Ordinal);

        Objects("Remove-AppwriteInstance nowrite");
        Session.Set("Expired", Server.Emulator.CreateExpiredKey("execution.write"));
        Assert.Equal("ApiKeyExpired", IdOf(Error("Add-AppwriteInstance $Endpoint $ProjectId $Expired")));
        Assert.Equal("ProjectMismatch", IdOf(Error("Add-AppwriteInstance $Endpoint ($ProjectId.ToUpperInvariant()) $ApiKey")));
    }

    [Fact]
    public void Functions_without_deployment_and_unknown_ones_are_told_apart()
    {
        AddInstance();

        Assert.Equal("FunctionNotFound", IdOf(Error("Invoke-AppwriteFunction nosuch")));
        Assert.Equal("DeploymentNotReady", IdOf(Error("Invoke-AppwriteFunction nodeploy")));
        Assert.Equal("DeploymentNotReady", IdOf(Error("Invoke-AppwriteFunction building")));
    }
}
