namespace AppwritePS.Actions;

/// <summary>The keys of an action's <c>data</c>.</summary>
internal static class DataKeys
{
    public const string FunctionId = "function_id";

    public const string Body = "function_body";

    public const string Path = "function_path";

    public const string Headers = "function_headers";

    public const string ScheduledAt = "function_scheduled_at";

    public const string Async = "function_async";

    public const string Method = "function_method";

    public static IReadOnlyList<string> All { get; } = [FunctionId, Body, Path, Headers, ScheduledAt, Async, Method];
}
