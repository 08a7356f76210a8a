using System.Security.Cryptography;

namespace AppwritePS.Instances;

/// <summary>Makes bytes unreadable for all but the account that runs this process.</summary>
public interface IUserProtection
{
    /// <summary>Whether this system has it. If not, nothing is ever called protected.</summary>
    bool IsAvailable { get; }

    /// <summary>The account and the computer that what is protected belongs to: <c>DOMAIN\user on COMPUTER</c>.</summary>
    string Account { get; }

    /// <summary>Protects bytes.</summary>
    /// <param name="plain">The bytes. They stay the caller's to clear.</param>
    /// <returns>What <see cref="Unprotect"/> takes.</returns>
    /// <exception cref="CryptographicException">The system refuses.</exception>
    byte[] Protect(byte[] plain);

    /// <summary>Gives the bytes back.</summary>
    /// <param name="data">What <see cref="Protect"/> returned, to this account on this computer.</param>
    /// <returns>The bytes, for the caller to clear.</returns>
    /// <exception cref="CryptographicException">Another account or computer protected them, or they are damaged.</exception>
    byte[] Unprotect(byte[] data);
}
