using System.Management.Automation;

namespace AppwritePS.Commands;

/// <summary>Picks by name, with wildcards, ignoring case.</summary>
internal static class NamePattern
{
    public static IEnumerable<T> Filter<T>(IEnumerable<T> items, string pattern, Func<T, string> nameOf)
    {
        var wildcard = new WildcardPattern(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return items.Where(item => wildcard.IsMatch(nameOf(item)));
    }
}
