namespace AppwritePS.Emulator;

/// <summary>An execution in a list: its state at one moment, its number, and whether it is presumed lost.</summary>
internal readonly record struct ListedExecution(EmulatedExecution Execution, long Sequence, bool IsPresumedLost)
{
    public static QuerySchema<ListedExecution> Schema { get; } = new("execution", new Dictionary<string, QueryAttribute<ListedExecution>>(StringComparer.Ordinal)
    {
        ["$id"] = new(AttributeKind.Text, e => e.Execution.Id),
        ["$sequence"] = new(AttributeKind.Number, e => (double)e.Sequence),
        ["$createdAt"] = new(AttributeKind.Date, e => e.Execution.CreatedAt),
        ["$updatedAt"] = new(AttributeKind.Date, e => e.Execution.UpdatedAt),
        ["trigger"] = new(AttributeKind.Text, e => e.Execution.Trigger.Word()),
        ["status"] = new(AttributeKind.Text, e => e.Execution.Status.Word())
        {
            // Recorded: 'list: status failed (stale counts?)'.
            AlsoEquals = e => e.IsPresumedLost ? ExecutionStatus.Failed.Word() : null,
        },
        ["responseStatusCode"] = new(AttributeKind.Number, e => (double)e.Execution.ResponseStatusCode),
        ["duration"] = new(AttributeKind.Number, e => e.Execution.Duration),
        ["requestMethod"] = new(AttributeKind.Text, e => e.Execution.RequestMethod),
        ["requestPath"] = new(AttributeKind.Text, e => e.Execution.RequestPath),
        ["deploymentId"] = new(AttributeKind.Text, e => e.Execution.DeploymentId),
    });
}
