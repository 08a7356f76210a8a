using System.Management.Automation;
using AppwritePS.Completion;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>Forgets an instance and its key; that one only.</summary>
[Cmdlet(VerbsCommon.Remove, "AppwriteInstance", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveAppwriteInstanceCommand : PSCmdlet
{
    /// <summary>Names; wildcards are taken. Instances can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(InstanceCompleter))]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            var named = NamePattern.Filter(InstanceRegistry.Process.Snapshot().Instances, name, instance => instance.Name).ToList();
            foreach (var instance in named) Remove(instance);
            if (named.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name)) WriteUnknown(name);
        }
    }

    private void Remove(Instance instance)
    {
        if (ShouldProcess(Text.Format(Messages.InstanceTarget, instance.Name, instance.Endpoint, instance.ProjectId), Messages.RemoveAction))
            InstanceRegistry.Process.Remove(instance);
    }

    private void WriteUnknown(string name)
    {
        if (InstanceSource.Environment.Instance is { } environment && name.Equals(environment.Name, StringComparison.OrdinalIgnoreCase))
        {
            WriteError(environment.ToEnvironmentInstanceRemoval());
            return;
        }

        var known = string.Join(", ", InstanceSource.All().Select(instance => instance.Name));
        WriteError(new InstanceException(InstanceProblem.InstanceNotFound, name, known, "").ToErrorRecord(name));
    }
}
