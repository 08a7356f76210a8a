namespace AppwritePS.Actions;

/// <summary>Finds the steps of a text, whichever of the known shapes it has.</summary>
internal sealed class DocumentReader(StepReader steps, ProblemList problems)
{
    private const string Actions = "actions";

    private const string Sequence = "sequence";

    private const string Automation = "automation";

    private const string Script = "script";

    private readonly NodeCheck _check = new(problems);

    public void Read(YamlContent content, int firstLine)
    {
        foreach (var document in content.Documents) ReadRoot(document);

        if (content.Problem is not null) problems.Error(content.Problem);
        else if (!steps.HasSteps && !problems.HasErrors) problems.Error(ActionRule.Empty, new(firstLine, 1), key: null);
    }

    private void ReadRoot(YamlNode root)
    {
        switch (root)
        {
            case YamlSequence list:
                ReadAutomations(list);
                break;
            case YamlMapping mapping:
                ReadRoot(new MappingView(mapping));
                break;
            case { Kind: YamlKind.Text } or YamlUnusable:
                steps.Read(root);
                break;
            default:
                _check.IsUsable(root, key: null);
                break;
        }
    }

    private void ReadRoot(MappingView root)
    {
        if (IsContainer(root)) ReadContainer(root);
        else if (IsStep(root)) steps.Read(root.Node);
        else if (root.Find(Automation) is not null || root.Find(Script) is not null) ReadConfiguration(root);
        else if (root.Entries.Any(static entry => IsScript(entry.Value))) ReadScripts(root.Node);
        else steps.Read(root.Node);
    }

    // A list is one of steps or one of automations; where both are in it, each is taken for what it is.
    private void ReadAutomations(YamlSequence list)
    {
        if (!_check.IsUsable(list, key: null)) return;
        foreach (var item in list.Items)
        {
            if (item is YamlMapping mapping && new MappingView(mapping) is var view && IsAutomation(view)) ReadContainer(view);
            else steps.Read(item);
        }
    }

    private void ReadConfiguration(MappingView root)
    {
        _check.Keys(root.Node, isUsed: false);
        foreach (var entry in root.Entries)
        {
            switch (entry)
            {
                case { Name: Automation, Value: YamlSequence list }:
                    ReadAutomations(list);
                    break;
                case { Name: Automation, Value: YamlMapping mapping } when new MappingView(mapping) is var view && IsAutomation(view):
                    ReadContainer(view);
                    break;
                case { Name: Script, Value: YamlMapping scripts }:
                    ReadScripts(scripts);
                    break;
                case { Name: Automation or Script }:
                    _check.IsUsable(entry.Value, entry.Name);
                    break;
                default:
                    _check.Unused(entry.Value);
                    break;
            }
        }
    }

    private void ReadScripts(YamlMapping scripts)
    {
        _check.IsUsable(scripts, key: null);
        _check.Keys(scripts, isUsed: false);
        foreach (var entry in new MappingView(scripts).Entries)
        {
            if (IsScript(entry.Value)) ReadContainer(new MappingView((YamlMapping)entry.Value));
            else _check.Unused(entry.Value);
        }
    }

    private void ReadContainer(MappingView container)
    {
        _check.IsUsable(container.Node, key: null);
        _check.Keys(container.Node, isUsed: false);
        foreach (var entry in container.Entries)
        {
            if (entry.Name is Actions or StepKeys.Action or Sequence) ReadSteps(entry);
            else _check.Unused(entry.Value);
        }
    }

    private void ReadSteps(YamlEntry entry)
    {
        if (entry.Value.Kind != YamlKind.Nothing || entry.Value is YamlUnusable) steps.ReadList(entry.Value, entry.Name);
        else _check.IsUsable(entry.Value, entry.Name);
    }

    private static bool IsContainer(MappingView root) => IsAutomation(root) || (root.Find(Sequence) is not null && !IsStep(root));

    private static bool IsAutomation(MappingView root) =>
        root.Find(StepKeys.Action)?.Value is YamlMapping or YamlSequence || (root.Find(Actions) is not null && !IsStep(root));

    private static bool IsStep(MappingView root) => root.Find(StepKeys.Action) is not null || root.Find(StepKeys.Service) is not null;

    private static bool IsScript(YamlNode node) => node is YamlMapping mapping && new MappingView(mapping).Find(Sequence) is not null;
}
