namespace AppwritePS.Instances;

/// <summary>
/// The rule for the names of variables, vaults and secrets: not blank, no control characters, for a variable no
/// <c>=</c>, and nothing that looks like an API key, which would then be kept and shown as a name.
/// </summary>
internal static class KeyReferenceRule
{
    public static string CheckVariable(string? name, string source) =>
        name is not null && name.IndexOf('=') < 0 ? Check(name, source) : throw Refusal(name, source);

    public static string Check(string? name, string source) =>
        name is null || string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl) || InstanceException.LooksLikeKey(name) ? throw Refusal(name, source) : name;

    private static InstanceException Refusal(string? name, string source) =>
        new(InstanceProblem.InvalidKeyReference, name ?? string.Empty, source);
}
