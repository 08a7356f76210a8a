using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace AppwritePS;

/// <summary>Makes request headers of a dictionary, values as text.</summary>
internal static class InputHeaders
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(IDictionary? headers) =>
        headers is null
            ? []
            : [.. headers.Cast<DictionaryEntry>().Select(header => new KeyValuePair<string, string>(TextOf(header.Key), TextOf(header.Value)))];

    // As PowerShell makes text of it, so that a list is joined with blanks, and $null is empty.
    private static string TextOf(object? value) =>
        (string)LanguagePrimitives.ConvertTo(value ?? "", typeof(string), CultureInfo.InvariantCulture);
}
