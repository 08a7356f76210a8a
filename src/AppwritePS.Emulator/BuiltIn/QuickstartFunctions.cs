using System.Text.Json;
using System.Text.Json.Nodes;

namespace AppwritePS.Emulator;

/// <summary>Two functions as users have them: one takes JSON, one takes a query.</summary>
internal static class QuickstartFunctions
{
    public static Task<FunctionResponse> SendNotificationAsync(FunctionRequest request, CancellationToken cancellationToken)
    {
        JsonObject message;
        try
        {
            message = request.Body.IsEmpty ? [] : JsonNode.Parse(request.Body.Span) as JsonObject ?? [];
        }
        catch (JsonException e)
        {
            return Task.FromResult(FunctionResponse.Json("""{"sent":false,"error":"The body is no JSON."}""", 400) with { Errors = e.Message + "\n" });
        }

        JsonNode? to = message["to"] ?? message["userId"] ?? message["user"];
        var answer = new JsonObject
        {
            ["sent"] = true,
            ["to"] = to?.DeepClone() ?? "everyone",
            ["message"] = (message["message"] ?? message["text"])?.DeepClone(),
        };
        return Task.FromResult(FunctionResponse.Json(answer.ToJsonString()) with { Logs = $"notified {answer["to"]}\n" });
    }

    public static Task<FunctionResponse> ProcessImageAsync(FunctionRequest request, CancellationToken cancellationToken)
    {
        int question = request.Path.IndexOf('?', StringComparison.Ordinal);
        ParameterValue query = FormParameters.Parse(question < 0 ? "" : request.Path[(question + 1)..]);
        var answer = new JsonObject { ["format"] = "jpg", ["width"] = 1920, ["height"] = 1080 };
        foreach ((string name, ParameterValue value) in query.Members)
            answer[name] = int.TryParse(value.AsText, out int number) ? number : value.AsText;
        return Task.FromResult(FunctionResponse.Json(answer.ToJsonString()) with { Logs = $"processed {request.Path}\n" });
    }
}
