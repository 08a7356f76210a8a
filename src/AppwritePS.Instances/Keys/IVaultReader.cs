using System.Security;

namespace AppwritePS.Instances;

/// <summary>Reads secrets from SecretManagement vaults, which only the layer above can reach.</summary>
public interface IVaultReader
{
    /// <summary>Reads a secret. Called on the thread that asks for a key, never by this library's own accord.</summary>
    /// <param name="vault">The vault's name; null means the default vault.</param>
    /// <param name="secret">The secret's name.</param>
    /// <returns>The secret, which the caller disposes.</returns>
    /// <exception cref="VaultException">The secret cannot be had. Any other exception passes through unchanged.</exception>
    SecureString Read(string? vault, string secret);
}
