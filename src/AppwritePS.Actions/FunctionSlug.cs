using System.Text;

namespace AppwritePS.Actions;

/// <summary>A function's id as it stands in the name of an action: lower case, everything but letters and digits one <c>_</c>.</summary>
public static class FunctionSlug
{
    /// <summary>The slug of an id.</summary>
    public static string Of(string functionId)
    {
        var slug = new StringBuilder(functionId.Length);
        foreach (var c in functionId)
        {
            if (char.IsLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[slug.Length - 1] != '_') slug.Append('_');
        }

        return slug.ToString().TrimEnd('_');
    }
}
