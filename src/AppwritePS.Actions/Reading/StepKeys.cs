namespace AppwritePS.Actions;

/// <summary>The keys of a step that is an action.</summary>
internal static class StepKeys
{
    public const string Action = "action";

    public const string Service = "service";

    public const string Data = "data";

    public const string Alias = "alias";

    public const string Enabled = "enabled";

    public const string ContinueOnError = "continue_on_error";

    public const string ResponseVariable = "response_variable";

    // The last three are Home Assistant's own: what its editor keeps there, and what no Appwrite action has.
    public static IReadOnlyList<string> All { get; } =
        [Action, Service, Data, Alias, Enabled, ContinueOnError, ResponseVariable, "id", "metadata", "target"];

    /// <summary>Keys that older files have, with what they are called by now.</summary>
    public static IReadOnlyDictionary<string, string> Old { get; } = new Dictionary<string, string>
    {
        ["data_template"] = Data,
        ["service_template"] = Action,
        ["service_data"] = Data,
    };
}
