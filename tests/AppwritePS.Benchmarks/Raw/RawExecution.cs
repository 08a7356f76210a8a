using System.Text.Json.Serialization;

namespace AppwritePS.Benchmarks.Raw;

/// <summary>What createExecution answers.</summary>
internal sealed record RawExecution(
    [property: JsonPropertyName("$id")] string Id,
    [property: JsonPropertyName("$createdAt")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("$updatedAt")] DateTimeOffset UpdatedAt,
    string FunctionId,
    string DeploymentId,
    string Trigger,
    string Status,
    string RequestMethod,
    string RequestPath,
    IReadOnlyList<RawHeader> RequestHeaders,
    int ResponseStatusCode,
    string ResponseBody,
    IReadOnlyList<RawHeader> ResponseHeaders,
    string Logs,
    string Errors,
    double Duration,
    DateTimeOffset? ScheduledAt);
