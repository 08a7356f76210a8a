using System.Collections.Concurrent;
using System.Security;

namespace AppwritePS.Instances;

/// <summary>
/// A secret that a SecretManagement vault holds. It is asked for when it is first used, and kept in memory until the
/// process ends, since a vault may take seconds to answer.
/// </summary>
public sealed class VaultKey : KeySource
{
    private static readonly ConcurrentDictionary<(string? Vault, string Secret), SecureString> s_read = new();

    /// <summary>Refers to a secret. Neither vault nor secret need exist yet.</summary>
    /// <param name="vault">The vault's name; null means the default vault at the time of use.</param>
    /// <param name="secret">The secret's name.</param>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.InvalidKeyReference"/>: a name is blank, has control characters, or is a key.
    /// </exception>
    public VaultKey(string? vault, string secret)
    {
        Vault = vault is null ? null : KeyReferenceRule.Check(vault, "VaultName");
        Secret = KeyReferenceRule.Check(secret, "SecretName");
    }

    /// <summary>The vault's name; null means the default vault.</summary>
    public string? Vault { get; }

    /// <summary>The secret's name in the vault.</summary>
    public string Secret { get; }

    /// <inheritdoc/>
    public override string ToString() => $"Vault {Reference}";

    /// <summary>
    /// Makes the next use ask the vault again: for commands that check a key, and for a key that the server refused.
    /// </summary>
    public void Forget() => s_read.TryRemove((Vault, Secret), out _);

    internal override SecureString Read(string instance, IVaultReader? vault)
    {
        if (s_read.TryGetValue((Vault, Secret), out var known))
            return known.Copy();
        if (vault is null)
            throw new InstanceException(InstanceProblem.VaultUnavailable, instance, Reference, string.Empty);

        // No lock: a vault may ask its user for a password, and other runspaces could not be stopped while they wait.
        // At worst each of them asks once.
        try
        {
            var text = vault.Read(Vault, Secret);
            s_read[(Vault, Secret)] = SecureText.CopyOf(text);
            return text;
        }
        catch (VaultException e)
        {
            throw new InstanceException(e.Problem, instance, Reference, e.Message);
        }
    }

    private string Reference => $"{Vault ?? "(default)"}/{Secret}";
}
