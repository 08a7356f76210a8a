using System.Management.Automation;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>Forgets an instance and its key; that one only.</summary>
[Cmdlet(VerbsCommon.Remove, "AppwriteInstance", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveAppwriteInstanceCommand : AppwriteCommand
{
    /// <summary>Names; wildcards are taken. Instances can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(InstanceCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// Where to look for it, if the process and the profile have one of this name: Process or CurrentUser, as of a piped
    /// instance. Default the one that commands use.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public InstanceScope? Scope { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            try
            {
                RemoveNamed(name, Scope);
            }
            catch (InstanceException problem)
            {
                WriteError(problem.ToErrorRecord(name));
            }
        }
    }

    private void RemoveNamed(string name, InstanceScope? scope)
    {
        var isPattern = WildcardPattern.ContainsWildcardCharacters(name);
        var named = NamedInstances.Matching(name, scope, out var unreadable);
        if (unreadable is not null && (isPattern || named.Count == 0)) WriteError(unreadable.ToErrorRecord(name));
        else if (named.Count == 0 && !isPattern) throw NamedInstances.Unknown(name, scope);

        foreach (var instance in named)
        {
            // A pattern means what is kept; only its own name means the environment's.
            if (instance.Scope != InstanceScope.Environment) Remove(instance);
            else if (!isPattern) WriteError(instance.ToEnvironmentInstanceReadOnly());
        }
    }

    private void Remove(Instance instance)
    {
        if (!ShouldProcess(Text.Format(Messages.InstanceTarget, instance.Name, instance.Endpoint, instance.ProjectId), Messages.RemoveAction)) return;

        Run(token => InstancePlace.Of(instance.Scope).Remove(instance, token));
        (instance.KeySource as VaultKey)?.Forget();
    }
}
