namespace AppwritePS.Actions;

/// <summary>What is wrong with YAML whatever it means: keys that are there twice, aliases that lead nowhere, tags, templates.</summary>
internal sealed class NodeCheck(ProblemList problems)
{
    /// <summary>Checks a value that is not used, with all that is in it.</summary>
    public void Unused(YamlNode node) => Check(node, key: null, isUsed: false);

    /// <summary>Checks a value that is used, with all that is in it.</summary>
    public void Used(YamlNode node, string? key) => Check(node, key, isUsed: true);

    /// <summary>Whether a node is itself what it seems to be: no dead alias, and without a tag.</summary>
    public bool IsUsable(YamlNode node, string? key)
    {
        if (node is YamlUnusable unusable)
        {
            problems.Error(unusable.Problem);
            return false;
        }

        if (node.Tag is null) return true;
        problems.Error(ActionRule.Tag, node.Position, key, node.Tag);
        return false;
    }

    /// <summary>Checks the keys of a mapping whose values are checked one by one, and what is merged into it.</summary>
    public void Keys(YamlMapping mapping, bool isUsed)
    {
        Repeated(mapping);
        foreach (var entry in mapping.Entries)
        {
            Key(entry, isUsed);
            if (entry.IsMerge) Merged(entry, isUsed);
        }
    }

    private void Merged(YamlEntry entry, bool isUsed)
    {
        Unused(entry.Value);
        if (!isUsed) return;

        IsUsable(entry.Value, entry.Name);
        foreach (var item in entry.Value is YamlSequence list ? list.Items : []) IsUsable(item, entry.Name);
    }

    private void Repeated(YamlMapping mapping)
    {
        var seen = new Dictionary<(string, bool), TextPosition>();
        foreach (var entry in mapping.Entries)
        {
            if (entry.IsMerge && !IsMergeable(entry.Value)) problems.Error(ActionRule.MergeNotMapping, entry.Key.Position, entry.Name);
            if (entry.Name is not { } name) continue;

            if (seen.TryGetValue((name, entry.IsMerge), out var first))
            {
                problems.Error(ActionRule.DuplicateKey, entry.Key.Position, name, name, first.Line, first.Column);
            }
            else
            {
                seen.Add((name, entry.IsMerge), entry.Key.Position);
            }
        }
    }

    private void Check(YamlNode node, string? key, bool isUsed)
    {
        if (isUsed || node is YamlUnusable) IsUsable(node, key);
        switch (node)
        {
            case YamlScalar scalar when isUsed && Templates.SignIn(scalar.Text) is { } sign:
                problems.Error(ActionRule.Template, scalar.Position, key, sign);
                break;
            case YamlSequence list:
                foreach (var item in list.Items) Check(item, key, isUsed);
                break;
            case YamlMapping mapping when isUsed && Templates.SignWithoutQuotes(mapping) is { } sign:
                problems.Error(ActionRule.Template, mapping.Position, key, sign);
                break;
            case YamlMapping mapping:
                Repeated(mapping);
                foreach (var entry in mapping.Entries) Check(entry, isUsed);
                break;
        }
    }

    private void Check(YamlEntry entry, bool isUsed)
    {
        Key(entry, isUsed);
        Check(entry.Value, entry.Name, isUsed);
    }

    private void Key(YamlEntry entry, bool isUsed)
    {
        if (entry.Key is YamlScalar or YamlUnusable) Check(entry.Key, entry.Name, isUsed);
        else if (isUsed) problems.Error(ActionRule.KeyNotText, entry.Key.Position, key: null);
    }

    // What is no mapping because its alias leads nowhere is told as that.
    private static bool IsMergeable(YamlNode node) => node switch
    {
        YamlMapping or YamlUnusable => true,
        YamlSequence list => list.Items.All(static item => item is YamlMapping or YamlUnusable),
        _ => false,
    };
}
