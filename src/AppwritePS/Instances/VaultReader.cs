using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>Reads secrets through Microsoft.PowerShell.SecretManagement, on the pipeline thread of a command.</summary>
internal sealed class VaultReader(PSCmdlet command) : IVaultReader
{
    // Qualified, so that no function of that name gets to see what is asked for.
    private const string GetSecret = @"Microsoft.PowerShell.SecretManagement\Get-Secret";

    public SecureString Read(string? vault, string secret)
    {
        var getSecret = Find();
        var parameters = new Hashtable { ["Name"] = secret, ["ErrorAction"] = "Stop" };
        if (vault is not null) parameters["Vault"] = vault;

        try
        {
            var found = command.InvokeCommand.InvokeScript("param($command, $parameters) & $command @parameters", true, PipelineResultTypes.None, null, getSecret, parameters);
            return Secret(found.FirstOrDefault()?.BaseObject);
        }
        catch (RuntimeException failed) when (failed is not PipelineStoppedException)
        {
            throw new VaultException(InstanceProblem.VaultUnavailable, failed.Message, failed);
        }
    }

    private CommandInfo Find()
    {
        try
        {
            return command.InvokeCommand.GetCommand(GetSecret, CommandTypes.Cmdlet | CommandTypes.Function)
                ?? throw new VaultException(InstanceProblem.VaultModuleMissing, "");
        }
        catch (RuntimeException failed) when (failed is not PipelineStoppedException)
        {
            throw new VaultException(InstanceProblem.VaultModuleMissing, failed.Message, failed);
        }
    }

    private static SecureString Secret(object? found) => found switch
    {
        SecureString secure => secure,
        PSCredential credential => credential.Password,
        string text => ApiKeyArgumentAttribute.Protect(text),
        null => throw new VaultException(InstanceProblem.VaultSecretNotFound, ""),
        _ => throw new VaultException(InstanceProblem.VaultUnavailable, Text.Format(Messages.VaultSecretType, found.GetType())),
    };
}
