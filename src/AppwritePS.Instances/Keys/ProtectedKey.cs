using System.Security;
using System.Security.Cryptography;

namespace AppwritePS.Instances;

/// <summary>A secret that only the account that stored it can read, on the computer where it did (Windows: DPAPI).</summary>
public sealed class ProtectedKey : KeySource
{
    private readonly byte[] _data;
    private readonly IUserProtection _protection;

    internal ProtectedKey(byte[] data, string account, IUserProtection protection)
    {
        _data = data;
        Account = account;
        _protection = protection;
    }

    /// <summary>The account that stored it, as in <see cref="IUserProtection.Account"/>.</summary>
    public string Account { get; }

    internal byte[] Data => (byte[])_data.Clone();

    /// <inheritdoc/>
    public override string ToString() => "DPAPI";

    internal static ProtectedKey Of(SecureString text, IUserProtection protection, string instance)
    {
        var plain = SecureText.ToBytes(text);
        try
        {
            return new ProtectedKey(protection.Protect(plain), protection.Account, protection);
        }
        catch (CryptographicException e)
        {
            throw new InstanceException(InstanceProblem.KeyNotProtected, instance, e.Message);
        }
        finally
        {
            Array.Clear(plain, 0, plain.Length);
        }
    }

    internal override SecureString Read(string instance, IVaultReader? vault)
    {
        if (!_protection.IsAvailable)
            throw OfOtherAccount(instance);

        byte[] plain;
        try
        {
            plain = _protection.Unprotect(Data);
        }
        catch (CryptographicException e)
        {
            // The account is no more than a note: one that was renamed still reads what it wrote.
            throw string.Equals(Account, _protection.Account, StringComparison.OrdinalIgnoreCase)
                ? new InstanceException(InstanceProblem.KeyUnreadable, instance, e.Message)
                : OfOtherAccount(instance);
        }

        try
        {
            return SecureText.Of(plain);
        }
        finally
        {
            Array.Clear(plain, 0, plain.Length);
        }
    }

    private InstanceException OfOtherAccount(string instance) =>
        new(InstanceProblem.KeyOfOtherAccount, instance, Account, _protection.Account);
}
