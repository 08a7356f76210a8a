namespace AppwritePS.Actions;

/// <summary>What an action's <c>data</c> says.</summary>
internal sealed class ActionData
{
    public static ActionData None { get; } = new();

    public ActionValue<string>? FunctionId { get; init; }

    public ActionValue<string>? Body { get; init; }

    public bool IsBodyConverted { get; init; }

    public ActionValue<string>? Path { get; init; }

    public IReadOnlyList<ActionValue<string>> Headers { get; init; } = [];

    public ActionValue<DateTimeOffset>? ScheduledAt { get; init; }

    public bool? Async { get; init; }

    public string Method { get; init; } = AppwriteAction.Methods[0];
}
