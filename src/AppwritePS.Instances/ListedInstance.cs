namespace AppwritePS.Instances;

/// <summary>An instance as lists of all known ones show it.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="IsDefault">Whether commands use it when neither a parameter, a piped object nor the environment says which.</param>
/// <param name="HidesStored">Whether it is the process's and keeps a stored one of the same name from being seen.</param>
public sealed record ListedInstance(Instance Instance, bool IsDefault, bool HidesStored);
