namespace AppwritePS.Instances;

/// <summary>The instance that a command uses, and why that one.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Reason">The rule that chose it.</param>
public sealed record ResolvedInstance(Instance Instance, ResolutionReason Reason);
