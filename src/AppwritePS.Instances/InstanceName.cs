namespace AppwritePS.Instances;

/// <summary>
/// The rules for an instance's name: 1 to 128 letters, digits, <c>.</c>, <c>_</c>, <c>-</c> and blanks, no blank at
/// either end, and not <see cref="Environment"/>, ignoring case.
/// </summary>
public static class InstanceName
{
    /// <summary>The name of the instance that the environment variables describe. No kept instance can have it.</summary>
    public const string Environment = "Environment";

    /// <summary>The most characters a name has.</summary>
    public const int MaximumLength = 128;

    /// <summary>Names are compared ignoring case, alike in every culture.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>Refuses a name that breaks a rule.</summary>
    /// <param name="name">The name.</param>
    /// <param name="source">The parameter that the name came from, for the error.</param>
    /// <returns>The name, unchanged.</returns>
    /// <exception cref="InstanceException"><see cref="InstanceProblem.InvalidInstanceName"/>.</exception>
    public static string Check(string? name, string source = "Name") =>
        name is not null && IsValid(name) ? name : throw new InstanceException(InstanceProblem.InvalidInstanceName, name ?? string.Empty, source);

    private static bool IsValid(string name) =>
        name.Length is > 0 and <= MaximumLength
        && name[0] != ' '
        && name[name.Length - 1] != ' '
        && name.All(static c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or ' ')
        && !Comparer.Equals(name, Environment);
}
