namespace AppwritePS.Actions;

/// <summary>Tells the keys that are not known.</summary>
internal static class KnownKeys
{
    public static void Check(MappingView mapping, IReadOnlyList<string> known, ProblemList problems, IReadOnlyDictionary<string, string>? old = null)
    {
        var all = string.Join(", ", known);
        foreach (var entry in mapping.Entries.Where(entry => !known.Contains(entry.Name) && Templates.SignIn(entry.Name!) is null))
        {
            var name = entry.Name!;
            if (old is not null && old.TryGetValue(name, out var now)) problems.Error(ActionRule.OldKey, entry.Key.Position, name, name, now);
            else problems.Error(ActionRule.UnknownKey, entry.Key.Position, name, name, problems.IsFull ? "" : Nearest.To(name, known), all);
        }
    }
}
