using System.Management.Automation;

namespace AppwritePS;

/// <summary>How names and ids are held against what was typed.</summary>
internal static class Wildcard
{
    public static WildcardPattern Of(string typed) => new(typed, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
}
