namespace AppwritePS.Actions;

/// <summary>Tells the Appwrite actions in a step that decides whether, when or how often they run.</summary>
internal sealed class NestedActions(ProblemList problems, string step, int line)
{
    public void Tell(YamlNode node)
    {
        switch (node)
        {
            case YamlSequence list:
                foreach (var item in list.Items) Tell(item);
                break;
            case YamlMapping mapping:
                TellName(mapping);
                foreach (var entry in mapping.Entries) Tell(entry.Value);
                break;
        }
    }

    private void TellName(YamlMapping mapping)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry is { Name: StepKeys.Action or StepKeys.Service, Value: YamlScalar { Text: var name } } && ActionName.IsAppwrite(name))
            {
                problems.Warn(ActionRule.NestedActionNotRun, entry.Key.Position, entry.Name, name, step, line);
            }
        }
    }
}
