using System.Management.Automation;
using System.Security;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>
/// Changes an instance: its key, name, server or way there. What it becomes is checked first; if that fails it stays as it was.
/// </summary>
[Cmdlet(VerbsCommon.Set, "AppwriteInstance", SupportsShouldProcess = true, DefaultParameterSetName = "Settings")]
[OutputType(typeof(AppwriteInstance))]
public sealed class SetAppwriteInstanceCommand : InstanceDefinitionCommand
{
    /// <summary>The instance's name. Instances can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(InstanceCompleter))]
    public string Name { get; set; } = "";

    /// <summary>A new API key, as SecureString or text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = KeySet)]
    [ApiKeyArgument]
    [ValidateNotNull]
    public override SecureString? ApiKey { get; set; }

    /// <summary>Its new name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NewName { get; set; }

    /// <summary>The server's new address, with or without <c>/v1</c>.</summary>
    [Parameter]
    [Alias("Url")]
    [ValidateNotNullOrEmpty]
    public string? Endpoint { get; set; }

    /// <summary>The new project's ID.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ProjectId { get; set; }

    /// <summary>
    /// Where to look for it, if the process and the profile have one of this name: Process or CurrentUser, as of a piped
    /// instance. Default the one that commands use.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public InstanceScope? Scope { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            Change(NamedInstances.One(Name, Scope));
        }
        catch (InstanceException problem)
        {
            WriteError(problem.ToErrorRecord(Name));
        }
    }

    private void Change(Instance old)
    {
        if (old.Scope == InstanceScope.Environment)
        {
            WriteError(old.ToEnvironmentInstanceReadOnly());
            return;
        }

        var changed = Instance.Create(
            NewName ?? old.Name,
            Endpoint is null ? old.Endpoint : AppwritePS.Instances.Endpoint.Parse(Endpoint),
            ProjectId ?? old.ProjectId,
            GivenKey() ?? old.KeySource,
            GivenTransport(old.Transport));
        var place = InstancePlace.Of(old.Scope);
        place.CheckIsFree(old, changed);

        if (!ShouldProcess(Text.Format(Messages.InstanceTarget, old.Name, old.Endpoint, old.ProjectId), Messages.ChangeAction)) return;
        if (!SkipValidation && IsReachedOtherwise(old, changed) && !IsAccepted(changed)) return;

        var kept = Run(token => place.Update(old, changed, Default, token));
        WriteKept(kept, isKeyNew: changed.KeySource != old.KeySource || ProxyCredential is not null);
    }

    // A name and the default are nothing that a server could say no to.
    private static bool IsReachedOtherwise(Instance old, Instance changed) =>
        !changed.HasSameTarget(old) || changed.KeySource != old.KeySource || changed.Transport != old.Transport;
}
