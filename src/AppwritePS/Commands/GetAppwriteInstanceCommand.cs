using System.Management.Automation;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>
/// Lists the instances that are kept, and that of the environment variables. Of two with the same name commands use the
/// process's.
/// </summary>
[Cmdlet(VerbsCommon.Get, "AppwriteInstance", DefaultParameterSetName = "Name")]
[OutputType(typeof(AppwriteInstance))]
public sealed class GetAppwriteInstanceCommand : PSCmdlet
{
    private bool _isStoreProblemTold;

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
        var resolver = InstanceSource.Resolver();
        var listed = resolver.ListWithHidden();

        // The others are listed all the same.
        if (!_isStoreProblemTold && resolver.StoreProblem is { } problem)
        {
            _isStoreProblemTold = true;
            WriteError(problem.ToErrorRecord(problem.Arguments[0]));
        }

        if (ParameterSetName == "Default") Write(listed.Where(instance => instance.IsDefault));
        else foreach (var name in Name) WriteNamed(resolver, listed, name);
    }

    private void WriteNamed(InstanceResolver resolver, IReadOnlyList<ListedInstance> listed, string name)
    {
        var wildcard = Wildcard.Of(name);
        var named = listed.Where(instance => wildcard.IsMatch(instance.Instance.Name)).ToList();
        Write(named);
        if (named.Count > 0 || WildcardPattern.ContainsWildcardCharacters(name)) return;

        try
        {
            // Not a name; an instance id or a project ID is as good.
            var found = resolver.Find(name);
            Write(listed.Where(instance => instance.Instance == found));
        }
        catch (InstanceException problem)
        {
            WriteError(problem.ToErrorRecord(name));
        }
    }

    private void Write(IEnumerable<ListedInstance> instances) => WriteObject(instances.Select(instance => instance.ToObject()), enumerateCollection: true);
}
