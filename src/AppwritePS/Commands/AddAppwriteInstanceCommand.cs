using System.Management.Automation;
using System.Security;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>Checks endpoint, project and key against the server, then keeps them, for this process or in the profile.</summary>
[Cmdlet(VerbsCommon.Add, "AppwriteInstance", SupportsShouldProcess = true, DefaultParameterSetName = KeySet)]
[OutputType(typeof(AppwriteInstance))]
public sealed class AddAppwriteInstanceCommand : InstanceDefinitionCommand
{
    /// <summary>The server's address, with or without <c>/v1</c>.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Url")]
    [ValidateNotNullOrEmpty]
    public string Endpoint { get; set; } = "";

    /// <summary>The project's ID.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string ProjectId { get; set; } = "";

    /// <summary>An API key of the project, as SecureString or text.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = KeySet)]
    [ApiKeyArgument]
    [ValidateNotNull]
    public override SecureString? ApiKey { get; set; }

    /// <summary>The name. Default the project's ID.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Process, the default: until the process ends. CurrentUser: in the profile.</summary>
    [Parameter]
    [ValidateSet(nameof(InstanceScope.Process), nameof(InstanceScope.CurrentUser))]
    public InstanceScope Scope { get; set; } = InstanceScope.Process;

    /// <summary>Replace what has its name, or its endpoint and project.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            Add(Instance.Create(Name, AppwritePS.Instances.Endpoint.Parse(Endpoint), ProjectId, GivenKey()!, GivenTransport(TransportSettings.Default)), Scope, Force);
        }
        catch (InstanceException problem)
        {
            WriteError(problem.ToErrorRecord(Name ?? ProjectId));
        }
    }
}
