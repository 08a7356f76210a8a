using System.Text.RegularExpressions;

namespace AppwritePS.Client;

/// <summary>Takes keys out of text that people see.</summary>
public static class SecretText
{
    /// <summary>What stands where a key stood.</summary>
    public const string Mask = "***";

    // What is shorter is no key of Appwrite's, and would mask letters of ordinary words.
    private const int ShortestKey = 8;

    // Appwrite's kinds of keys. A function that echoes its headers returns one that lives as long as the run.
    private static readonly Regex s_keys = new(
        @"\b(?<kind>standard|dynamic|ephemeral|organization|account)_[A-Za-z0-9._-]{16,}",
        RegexOptions.CultureInvariant);

    /// <summary>The text with everything that has the form of a key masked, its kind left readable.</summary>
    public static string Hide(string text) =>
        text.IndexOf('_') < 0 ? text : s_keys.Replace(text, match => match.Groups["kind"].Value + "_" + Mask);

    /// <summary>The text with this key, and everything that has the form of one, masked.</summary>
    public static string Hide(string text, string? key) =>
        Hide(key is { Length: >= ShortestKey } ? text.Replace(key, Mask) : text);
}
