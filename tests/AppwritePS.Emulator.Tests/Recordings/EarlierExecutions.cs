using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AppwritePS.Emulator.Tests.Recordings;

/// <summary>
/// What the recorded server held before the first line: a round of the same requests had gone before. The lists show some
/// of those executions, which are taken as they are; of the others only the totals tell.
/// </summary>
internal static partial class EarlierExecutions
{
    /// <summary>When the first recorded request was sent, roughly.</summary>
    private static readonly DateTimeOffset s_beginning = new(2026, 11, 23, 18, 28, 30, TimeSpan.Zero);

    /// <summary>Never shown, but counted in the totals: of all, by status, method, path and duration.</summary>
    private static readonly (int Count, string Method, string Path, double Duration)[] s_neverShown =
    [
        (40, "GET", "/json", 0), (31, "GET", "/", 0), (29, "POST", "/", 0), (1, "GET", "/sleep/8", 8), (1, "GET", "/sleep/20", 20),
    ];

    public static IEnumerable<EmulatedExecution> All(IReadOnlyList<RecordedLine> lines, AppwriteEmulator emulator)
    {
        Dictionary<string, string> deployments = emulator.Functions.ToDictionary(f => f.Id, f => f.DeploymentId!);
        var shown = new Dictionary<string, EmulatedExecution>();
        foreach (RecordedLine line in lines)
        {
            foreach (Match match in Execution().Matches(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(line.AnswerBody))))
            {
                EmulatedExecution execution = Parse(match.Value, deployments);
                if (execution.CreatedAt < s_beginning && execution.UpdatedAt < s_beginning)
                    shown.TryAdd(execution.Id, execution);
            }
        }
        return shown.Values.Concat(Hidden(deployments["echo"])).OrderBy(e => e.CreatedAt);
    }

    private static IEnumerable<EmulatedExecution> Hidden(string deploymentId)
    {
        var at = new DateTimeOffset(2026, 11, 23, 18, 25, 0, TimeSpan.Zero);
        foreach ((int count, string method, string path, double duration) in s_neverShown)
        {
            for (int i = 0; i < count; i++)
            {
                at = at.AddMilliseconds(10);
                yield return new EmulatedExecution
                {
                    Id = "hidden" + at.Ticks.ToString("x", CultureInfo.InvariantCulture),
                    FunctionId = "echo",
                    DeploymentId = deploymentId,
                    CreatedAt = at,
                    UpdatedAt = at,
                    Status = ExecutionStatus.Completed,
                    RequestMethod = method,
                    RequestPath = path,
                    ResponseStatusCode = 200,
                    Duration = duration,
                };
            }
        }
    }

    private static EmulatedExecution Parse(string text, Dictionary<string, string> deployments)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement json = document.RootElement;
        string functionId = Text("functionId");
        return new EmulatedExecution
        {
            Id = Text("$id"),
            FunctionId = functionId,
            DeploymentId = deployments[functionId],
            CreatedAt = json.GetProperty("$createdAt").GetDateTimeOffset(),
            UpdatedAt = json.GetProperty("$updatedAt").GetDateTimeOffset(),
            Permissions = [.. json.GetProperty("$permissions").EnumerateArray().Select(p => p.GetString()!)],
            Trigger = Enum.Parse<ExecutionTrigger>(Text("trigger"), ignoreCase: true),
            Status = Enum.Parse<ExecutionStatus>(Text("status"), ignoreCase: true),
            RequestMethod = Text("requestMethod"),
            RequestPath = Text("requestPath"),
            RequestHeaders = Headers("requestHeaders"),
            ResponseStatusCode = json.GetProperty("responseStatusCode").GetInt32(),
            ResponseHeaders = Headers("responseHeaders"),
            Logs = Text("logs"),
            Errors = Text("errors"),
            Duration = json.GetProperty("duration").GetDouble(),
            ScheduledAt = json.GetProperty("scheduledAt") is { ValueKind: JsonValueKind.String } date ? date.GetDateTimeOffset() : null,
        };

        string Text(string name) => json.GetProperty(name).GetString()!;

        KeyValuePair<string, string>[] Headers(string name) =>
            [.. json.GetProperty(name).EnumerateArray().Select(h => KeyValuePair.Create(h.GetProperty("name").GetString()!, h.GetProperty("value").GetString()!))];
    }

    [GeneratedRegex(@"\{""\$id"":""6b04[0-9a-f]{16}"",""\$createdAt""(?:(?!""\$id"").)*?""responseBody"":(?:(?!""\$id"").)*?""scheduledAt"":(?:null|""[^""]*"")\}", RegexOptions.Singleline)]
    private static partial Regex Execution();
}
