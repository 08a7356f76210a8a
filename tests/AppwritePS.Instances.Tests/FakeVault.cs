using System.Security;

namespace AppwritePS.Instances.Tests;

internal sealed class FakeVault(Func<string?, string, string> read) : IVaultReader
{
    public int Reads { get; private set; }

    public SecureString Read(string? vault, string secret)
    {
        Reads++;
        return Make.Secure(read(vault, secret));
    }
}
