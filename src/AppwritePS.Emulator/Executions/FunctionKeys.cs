using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AppwritePS.Emulator;

/// <summary>The keys that functions are given: a prefix and a JWT. Their shape is what matters; no route takes them.</summary>
internal sealed class FunctionKeys(string projectId, ServerVersion version, TimeProvider clock)
{
    private static readonly string s_head = Base64Url.EncodeToString("""{"typ":"JWT","alg":"HS256"}"""u8);

    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private volatile Entry _latest = new(0, "");

    /// <summary>Those of one second are alike (recorded: 'sync GET' and the lines after it).</summary>
    /// <param name="timeout">How long the function may run.</param>
    public string Current(TimeSpan timeout)
    {
        long expires = (clock.GetUtcNow() + timeout + version.FunctionKeyGrace).ToUnixTimeSeconds();
        Entry latest = _latest;
        if (latest.Expires == expires)
            return latest.Key;

        string payload = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"projectId":"{{projectId}}","scopes":[],"exp":{{expires}}}"""));
        string text = $"{s_head}.{payload}";
        string key = $"{version.FunctionKeyPrefix}{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(_secret, Encoding.ASCII.GetBytes(text)))}";
        _latest = new(expires, key);
        return key;
    }

    private sealed record Entry(long Expires, string Key);
}
