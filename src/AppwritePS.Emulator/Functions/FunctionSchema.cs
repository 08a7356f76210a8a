namespace AppwritePS.Emulator;

/// <summary>What the list of functions can be queried by.</summary>
internal static class FunctionSchema
{
    public static QuerySchema<(EmulatedFunction Function, int Sequence)> Value { get; } = new("function", new Dictionary<string, QueryAttribute<(EmulatedFunction Function, int Sequence)>>(StringComparer.Ordinal)
    {
        ["$id"] = new(AttributeKind.Text, f => f.Function.Id),
        ["$sequence"] = new(AttributeKind.Number, f => (double)f.Sequence),
        ["$createdAt"] = new(AttributeKind.Date, f => f.Function.CreatedAt),
        ["$updatedAt"] = new(AttributeKind.Date, f => f.Function.CreatedAt),
        ["name"] = new(AttributeKind.Text, f => f.Function.Name ?? f.Function.Id),
        ["enabled"] = new(AttributeKind.Boolean, f => f.Function.Enabled),
        ["runtime"] = new(AttributeKind.Text, f => f.Function.Runtime),
        ["deploymentId"] = new(AttributeKind.Text, f => f.Function.Deployment == DeploymentStatus.None ? "" : f.Function.DeploymentId),
        ["schedule"] = new(AttributeKind.Text, f => f.Function.Schedule),
        ["scheduleNext"] = new(AttributeKind.Date, _ => null),
        ["schedulePrevious"] = new(AttributeKind.Date, _ => null),
        ["timeout"] = new(AttributeKind.Number, f => f.Function.Timeout.TotalSeconds),
        ["entrypoint"] = new(AttributeKind.Text, _ => "index.js"),
        ["commands"] = new(AttributeKind.Text, _ => ""),
        ["installationId"] = new(AttributeKind.Text, _ => ""),
    });
}
