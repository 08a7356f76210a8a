namespace AppwritePS.Instances;

/// <summary>An instance as lists of all known ones show it.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="IsDefault">
/// Whether commands use it when neither a parameter, a piped object nor the environment says which. At most one is.
/// </param>
public sealed record ListedInstance(Instance Instance, bool IsDefault);
