namespace AppwritePS.Emulator;

/// <summary>Health, version and ping: everything is well, but for what a server without a way out cannot reach.</summary>
internal sealed class HealthRoutes(ServerVersion version)
{
    private static readonly string[] s_health = [Scope.HealthRead];
    private static readonly string[] s_queues =
    [
        "failed/*", "audits", "builds", "certificates", "databases", "deletes", "functions", "logs", "mails", "messaging", "migrations",
        "stats-resources", "stats-usage", "webhooks",
    ];

    public IEnumerable<ApiRoute> All() =>
    [
        new("GET", "v1/ping", ProjectNeed.Project, [Scope.Global], _ => ValueTask.FromResult(new ApiAnswer(200, "text/plain; charset=UTF-8", "Pong!"u8.ToArray()))),
        Get("v1/health/version", Scope.Public, json =>
        {
            json.Name("version");
            json.Text(version.Text);
        }),
        Get("v1/health", Scope.HealthRead, json => Status(json, "http")),
        Get("v1/health/db", Scope.HealthRead, json => Statuses(json, "Console.DB (console)", "Projects.DB (database_db_main)")),
        Get("v1/health/cache", Scope.HealthRead, json => Statuses(json, "Cache")),
        Get("v1/health/pubsub", Scope.HealthRead, json => Statuses(json, "PubSub (pubsub)")),
        Get("v1/health/storage", Scope.HealthRead, json => Status(json, "")),
        Get("v1/health/storage/local", Scope.HealthRead, json => Status(json, "")),
        .. version.HasQueueHealth ? s_queues.Select(queue => Get($"v1/health/queue/{queue}", Scope.HealthRead, EmptyQueue)) : [],
        Get("v1/health/stats", Scope.Root, EmptyQueue),
        // The recorded server had no way to a time server, and no domain was named (recorded: 'health/time', 'health/certificate').
        new("GET", "v1/health/time", ProjectNeed.None, s_health, _ => throw ApiError.ServerError("general_server_error")),
        new("GET", "v1/health/certificate", ProjectNeed.None, s_health, _ => throw ApiError.Unknown()),
    ];

    private static ApiRoute Get(string path, string scope, Action<JsonText> write) => new("GET", path, ProjectNeed.None, [scope], _ =>
    {
        var json = new JsonText(JsonStyle.Php, 256);
        json.BeginObject();
        write(json);
        json.EndObject();
        return ValueTask.FromResult(ApiAnswer.Json(json));
    });

    private static void EmptyQueue(JsonText json)
    {
        json.Name("size");
        json.Number(0);
    }

    private static void Status(JsonText json, string name)
    {
        json.Name("name");
        json.Text(name);
        json.Name("ping");
        json.Number(0);
        json.Name("status");
        json.Text("pass");
    }

    private static void Statuses(JsonText json, params string[] names)
    {
        json.Name("total");
        json.Number(names.Length);
        json.Name("statuses");
        json.BeginArray();
        foreach (string name in names)
        {
            json.BeginObject();
            Status(json, name);
            json.EndObject();
        }
        json.EndArray();
    }
}
