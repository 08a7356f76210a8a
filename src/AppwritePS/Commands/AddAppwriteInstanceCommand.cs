using System.Management.Automation;
using System.Security;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>Checks endpoint, project and key against the server, then keeps them for this process.</summary>
[Cmdlet(VerbsCommon.Add, "AppwriteInstance", SupportsShouldProcess = true)]
[OutputType(typeof(AppwriteInstance))]
public sealed class AddAppwriteInstanceCommand : ServerCommand
{
    // Health answers at once; a wrong address should not keep anyone waiting.
    private static readonly TimeSpan s_checkTimeout = TimeSpan.FromSeconds(20);

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
    [Parameter(Mandatory = true, Position = 2)]
    [ApiKeyArgument]
    [ValidateNotNull]
    public SecureString ApiKey { get; set; } = new();

    /// <summary>The name. Default the project's ID.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Use it where no instance is named.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <summary>Keep it without asking the server.</summary>
    [Parameter]
    public SwitchParameter SkipValidation { get; set; }

    /// <summary>Replace what has its name, or its endpoint and project.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Return the instance.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            Add(Instance.Create(Name, AppwritePS.Instances.Endpoint.Parse(Endpoint), ProjectId, AppwritePS.Instances.ApiKey.From(ApiKey)));
        }
        catch (InstanceException problem)
        {
            WriteError(problem.ToErrorRecord(Name ?? ProjectId));
        }
    }

    private void Add(Instance instance)
    {
        if (!Force) InstanceRegistry.Process.CheckIsFree(instance);
        if (!ShouldProcess(Text.Format(Messages.InstanceTarget, instance.Name, instance.Endpoint, instance.ProjectId), Messages.AddAction)) return;
        if (!SkipValidation && !IsAccepted(instance)) return;

        InstanceRegistry.Process.Add(instance, Force, Default);
        if (PassThru) WriteObject(new AppwriteInstance(instance, InstanceRegistry.Process.Default == instance));
    }

    private bool IsAccepted(Instance instance)
    {
        try
        {
            return Send(instance, s_checkTimeout, RetryPolicy.None, async (client, token) =>
            {
                await client.CheckKeyAsync(token);
                return true;
            });
        }
        catch (RequestFailedException failure)
        {
            WriteError(failure.ToErrorRecord(instance, new RequestSubject(), target: instance.Name));
            return false;
        }
    }
}
