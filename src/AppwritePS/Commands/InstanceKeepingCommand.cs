using System.ComponentModel;
using System.Management.Automation;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS.Commands;

/// <summary>A command that keeps an instance once the server has taken its project and key.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InstanceKeepingCommand : ServerCommand
{
    // Health answers at once; a wrong address should not keep anyone waiting.
    private const int CheckTimeoutSec = 20;

    /// <summary>Keep it without asking the server.</summary>
    [Parameter]
    public SwitchParameter SkipValidation { get; set; }

    /// <summary>Use it where no instance is named.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <summary>Return the instance.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Checks an instance and keeps it.</summary>
    /// <exception cref="InstanceException">It is in the way of another, or cannot be kept.</exception>
    private protected void Add(Instance instance, InstanceScope scope, bool replace)
    {
        var place = InstancePlace.Of(scope);
        if (!replace) place.CheckIsFree(instance);

        var action = scope == InstanceScope.CurrentUser ? Messages.AddToProfileAction : Messages.AddAction;
        if (!ShouldProcess(Text.Format(Messages.InstanceTarget, instance.Name, instance.Endpoint, instance.ProjectId), action)) return;
        if (!SkipValidation && !IsAccepted(instance)) return;

        WriteKept(Run(token => place.Add(instance, replace, Default, token)), isKeyNew: true);
    }

    /// <summary>Whether the server takes the instance's project and key; if not, the error is written.</summary>
    private protected bool IsAccepted(Instance instance)
    {
        try
        {
            ForgetKey(instance);
            return Send(instance, TimeoutFor(instance, asked: null, CheckTimeoutSec), RetryPolicy.None, async (client, token) =>
            {
                await client.CheckKeyAsync(token).ConfigureAwait(false);
                return true;
            });
        }
        catch (RequestFailedException failure)
        {
            WriteError(ErrorOf(failure, instance, new RequestSubject(), target: instance.Name));
            return false;
        }
    }

    /// <summary>Says what came of it; where a key is put in a file as it is, once.</summary>
    private protected void WriteKept(Instance kept, bool isKeyNew)
    {
        if (isKeyNew && kept.HasSecretInPlainFile)
            WriteWarning(Text.Format(kept.KeySource is FileKey ? Messages.KeyInPlainFile : Messages.ProxyPasswordInPlainFile, kept.Name, InstanceStore.CurrentUser.Path));
        if (PassThru) WriteObject(new AppwriteInstance(kept, InstanceSource.Resolver().IsDefault(kept)));
    }
}
