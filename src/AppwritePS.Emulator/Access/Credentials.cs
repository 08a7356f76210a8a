using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AppwritePS.Emulator;

/// <summary>The project's keys and sessions.</summary>
internal sealed class Credentials
{
    private readonly ConcurrentDictionary<string, ApiKey> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _users = new(StringComparer.Ordinal);

    public ApiKey? FindKey(string key) => _keys.GetValueOrDefault(key);

    public string? FindUser(string session) => _users.GetValueOrDefault(session);

    /// <summary>The form of project keys since 1.6: a prefix and 256 hexadecimal digits.</summary>
    public string AddKey(IEnumerable<string> scopes)
    {
        string key = "standard_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(128));
        _keys[key] = new ApiKey(scopes);
        return key;
    }

    public string AddSession(string userId)
    {
        string session = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(64));
        _users[session] = userId;
        return session;
    }
}
