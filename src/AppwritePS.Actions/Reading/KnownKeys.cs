namespace AppwritePS.Actions;

/// <summary>Tells the keys that are not known.</summary>
internal static class KnownKeys
{
    public static void Check(MappingView mapping, IReadOnlyList<string> known, ProblemList problems)
    {
        foreach (var entry in mapping.Entries)
        {
            var name = entry.Name!;
            if (known.Contains(name) || Templates.SignIn(name) is not null) continue;
            problems.Error(ActionRule.UnknownKey, entry.Key.Position, name, name, Nearest.To(name, known), string.Join(", ", known));
        }
    }
}
