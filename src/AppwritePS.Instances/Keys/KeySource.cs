using System.Security;

namespace AppwritePS.Instances;

/// <summary>
/// Where a secret comes from: an instance's API key, or the password for its proxy. A closed set:
/// <see cref="MemoryKey"/>, <see cref="VariableKey"/>, <see cref="VaultKey"/>, <see cref="ProtectedKey"/>,
/// <see cref="FileKey"/> and <see cref="UnknownKey"/>. Immutable and safe to use from many threads. Some hold the secret
/// itself: objects for users take <see cref="ToString"/> only.
/// </summary>
public abstract class KeySource
{
    private protected KeySource()
    {
    }

    /// <summary>What users see of it. Never the secret.</summary>
    /// <returns>
    /// <c>Memory</c>, <c>Environment variable NAME</c>, <c>Vault VAULT/SECRET</c>, <c>DPAPI</c> or
    /// <c>File (not encrypted)</c>.
    /// </returns>
    public abstract override string ToString();

    // The caller disposes what it gets.
    internal abstract SecureString Read(string instance, IVaultReader? vault);
}
