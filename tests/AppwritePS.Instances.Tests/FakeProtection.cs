using System.Security.Cryptography;
using System.Text;

namespace AppwritePS.Instances.Tests;

/// <summary>What DPAPI does, as far as it can be seen: bytes that only the same account gets back, and only undamaged.</summary>
internal sealed class FakeProtection(string account = @"HOUSE\anna on PC1") : IUserProtection
{
    public bool IsAvailable { get; init; } = true;

    public bool Refuses { get; set; }

    // DPAPI goes by the account's identity, not by its name.
    public string Identity { get; init; } = account;

    public string Account { get; } = account;

    public byte[] Protect(byte[] plain) =>
        Refuses ? throw new CryptographicException("The profile is not loaded.") : [.. Mac(plain), .. plain.Select(static b => (byte)(b ^ 0x5A))];

    public byte[] Unprotect(byte[] data)
    {
        var plain = data.Skip(32).Select(static b => (byte)(b ^ 0x5A)).ToArray();
        return Mac(plain).SequenceEqual(data.Take(32)) ? plain : throw new CryptographicException("Key not valid for use in specified state.");
    }

    private byte[] Mac(byte[] plain) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Identity), plain);
}
