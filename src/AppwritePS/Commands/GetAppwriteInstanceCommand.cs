using System.Management.Automation;
using AppwritePS.Completion;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>Lists the instances that are kept, and that of the environment variables.</summary>
[Cmdlet(VerbsCommon.Get, "AppwriteInstance", DefaultParameterSetName = "Name")]
[OutputType(typeof(AppwriteInstance))]
public sealed class GetAppwriteInstanceCommand : PSCmdlet
{
    /// <summary>Names; wildcards are taken. Default all.</summary>
    [Parameter(Position = 0, ParameterSetName = "Name", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(InstanceCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Only the default.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Default")]
    public SwitchParameter Default { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == "Default")
        {
            WriteObject(InstanceSource.All().Where(instance => instance.IsDefault), enumerateCollection: true);
            return;
        }

        foreach (var name in Name) WriteNamed(name);
    }

    private void WriteNamed(string name)
    {
        var named = NamePattern.Filter(InstanceSource.All(), name, instance => instance.Name).ToList();
        WriteObject(named, enumerateCollection: true);
        if (named.Count > 0 || WildcardPattern.ContainsWildcardCharacters(name)) return;

        try
        {
            // Not a name; an instance id or a project ID is as good.
            var found = InstanceSource.Resolver().Find(name);
            WriteObject(InstanceSource.All().First(instance => instance.Name == found.Name));
        }
        catch (InstanceException problem)
        {
            WriteError(problem.ToErrorRecord(name));
        }
    }
}
