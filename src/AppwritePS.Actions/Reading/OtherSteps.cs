namespace AppwritePS.Actions;

/// <summary>The steps of Home Assistant that are no actions, by the key that makes them what they are.</summary>
internal static class OtherSteps
{
    private static readonly HashSet<string> s_controlFlow = ["choose", "if", "repeat", "parallel", "sequence"];

    // In the order of who decides: a wait with conditions is a wait.
    private static readonly string[] s_words =
    [
        .. s_controlFlow, "delay", "wait_template", "wait_for_trigger", "event", "scene", "stop", "variables",
        "set_conversation_response", "device_id", "condition", "conditions", "and", "or", "not",
    ];

    /// <summary>What a step is; null if nothing says so.</summary>
    public static string? NameOf(MappingView step) => s_words.FirstOrDefault(word => step.Find(word) is not null);

    /// <summary>Whether a step decides over steps in it.</summary>
    public static bool IsControlFlow(string name) => s_controlFlow.Contains(name);
}
