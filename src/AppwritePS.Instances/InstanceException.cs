using System.Text.RegularExpressions;

namespace AppwritePS.Instances;

/// <summary>
/// The one failure of this library: a problem and the values that tell it. The message is technical; the text for
/// users is the layer above's, formatted with <see cref="Arguments"/>.
/// </summary>
public sealed class InstanceException : Exception
{
    // A key pasted where a name, a project ID or an address belongs must not come back in an error. Keys are a kind,
    // "_" and 256 hex digits or a JWT; before 1.6 the digits alone. No name is as long as those.
    private const string KeyShape = @"(?:standard|dynamic|ephemeral|organization|account)_[A-Za-z0-9._-]{32,}|[A-Za-z0-9_-]{129,}";

    private const int KeyShapeMinimumLength = 40;

    /// <summary>Creates the failure. Whatever looks like an API key in the arguments is masked.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="arguments">The values listed at <paramref name="problem"/>, in that order.</param>
    public InstanceException(InstanceProblem problem, params string[] arguments)
    {
        Problem = problem;
        Arguments = Array.ConvertAll(arguments, text => (object?)Mask(text));
    }

    /// <summary>What is wrong.</summary>
    public InstanceProblem Problem { get; }

    /// <summary>The values that a text about <see cref="Problem"/> is formatted with, as listed there.</summary>
    public IReadOnlyList<object?> Arguments { get; }

    /// <summary>The problem and its arguments, for logs and debuggers.</summary>
    public override string Message => $"{Problem}: {string.Join("; ", Arguments)}";

    /// <summary>Masks what looks like an API key in a text that came from a user.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text as it may be shown.</returns>
    public static string Mask(string text) => LooksLikeKey(text) ? Regex.Replace(text, KeyShape, "***") : text;

    // The length first: the first regular expression of a process takes milliseconds to build.
    internal static bool LooksLikeKey(string text) => text.Length >= KeyShapeMinimumLength && Regex.IsMatch(text, KeyShape);
}
