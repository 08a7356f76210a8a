using System.Globalization;
using System.Text.RegularExpressions;

namespace AppwritePS.Instances;

/// <summary>
/// The address of an Appwrite server's API, as the user wrote it and with <c>/v1</c> at its end. Two endpoints are
/// equal when scheme and host are the same ignoring case, the port is (none means the scheme's own), and the path is
/// exactly.
/// </summary>
public sealed class Endpoint : IEquatable<Endpoint>
{
    private const string VersionPath = "/v1";
    private const string ConsolePath = "/console/";
    private static readonly string[] s_schemes = ["http://", "https://"];

    private Endpoint(string text, Uri uri)
    {
        Text = text;
        Uri = uri;
    }

    /// <summary>The address as it was typed, without blanks and slashes around it and with <c>/v1</c> at its end.</summary>
    public string Text { get; }

    /// <summary>The same address for making requests.</summary>
    public Uri Uri { get; }

    /// <summary>
    /// Reads an endpoint: an absolute http or https URL, on which only blanks around it, slashes at its end and a
    /// missing <c>/v1</c> are mended. All else stays as typed, since the instance id is a hash of the text.
    /// </summary>
    /// <param name="text">The text to read.</param>
    /// <param name="source">The parameter or environment variable that the text came from, for the error.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.InvalidUrl"/>, or <see cref="InstanceProblem.ConsoleUrl"/> for the console's address.
    /// </exception>
    public static Endpoint Parse(string? text, string source = "Endpoint")
    {
        var typed = (text ?? string.Empty).Trim();
        var normalised = WithVersion(typed.TrimEnd('/'));
        if (!HasPlainCharacters(typed) || !HasHttpAuthority(typed) || !Uri.TryCreate(normalised, UriKind.Absolute, out var uri))
            throw new InstanceException(InstanceProblem.InvalidUrl, WithoutSecrets(typed), source);

        // Before the query is looked at: the console's addresses often carry one.
        if (ServerOfConsole(uri) is { } server)
            throw new InstanceException(InstanceProblem.ConsoleUrl, WithoutSecrets(typed), source, server);

        if (typed.IndexOfAny(['?', '#']) >= 0)
            throw new InstanceException(InstanceProblem.InvalidUrl, WithoutSecrets(typed), source);

        return new Endpoint(normalised, uri);
    }

    /// <inheritdoc/>
    public bool Equals(Endpoint? other) =>
        other is not null
        && Uri.Scheme == other.Uri.Scheme
        && string.Equals(Uri.IdnHost, other.Uri.IdnHost, StringComparison.OrdinalIgnoreCase)
        && Uri.Port == other.Uri.Port
        && Uri.AbsolutePath == other.Uri.AbsolutePath;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Endpoint);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Uri.IdnHost);

    /// <summary>The same as <see cref="Text"/>.</summary>
    /// <returns>The address.</returns>
    public override string ToString() => Text;

    // "http://v1" is a host of that name.
    private static string WithVersion(string text) =>
        text.EndsWith(VersionPath, StringComparison.Ordinal) && !text.EndsWith(":/" + VersionPath, StringComparison.Ordinal) ? text : text + VersionPath;

    // System.Uri mends or encodes these without a word, and the text would then not be the address that is used.
    private static bool HasPlainCharacters(string text) => !text.Any(static c =>
        c == '\\' || char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    // Asked of the text, because System.Uri hides an empty user info ("http://@host"). By hand, because every first
    // command of a process comes through here, and a first regular expression takes milliseconds to build.
    private static bool HasHttpAuthority(string text)
    {
        var scheme = s_schemes.FirstOrDefault(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
        if (scheme is null)
            return false;

        var end = text.IndexOfAny(['/', '?', '#'], scheme.Length);
        var authority = text.Substring(scheme.Length, (end < 0 ? text.Length : end) - scheme.Length);
        return authority.Length > 0 && authority.IndexOf('@') < 0;
    }

    private static string? ServerOfConsole(Uri uri)
    {
        var start = $"{uri.AbsolutePath}/".IndexOf(ConsolePath, StringComparison.Ordinal);
        return start < 0 ? null : uri.GetLeftPart(UriPartial.Authority) + uri.AbsolutePath.Substring(0, start) + VersionPath;
    }

    /// <summary>An address, or what was meant to be one, without user and password.</summary>
    internal static string WithoutUser(string text) => Regex.Replace(text, "^([a-z][a-z0-9+.-]*://)?.*@", "$1***@", RegexOptions.IgnoreCase | RegexOptions.Singleline);

    private static string WithoutSecrets(string text)
    {
        return Regex.Replace(WithoutUser(text), "([?#]).*", "$1***", RegexOptions.Singleline);
    }
}
