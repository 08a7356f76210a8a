using System.Security;

namespace AppwritePS.Instances;

/// <summary>The secret itself, held in this process.</summary>
public sealed class MemoryKey : KeySource
{
    private readonly SecureString _text;

    /// <summary>Holds a copy of a secret.</summary>
    /// <param name="text">The secret. It stays the caller's to dispose.</param>
    public MemoryKey(SecureString text) => _text = SecureText.CopyOf(text);

    /// <summary>Holds an API key.</summary>
    /// <param name="apiKey">The key.</param>
    public MemoryKey(ApiKey apiKey) => _text = (apiKey ?? throw new ArgumentNullException(nameof(apiKey))).Copy();

    /// <inheritdoc/>
    public override string ToString() => "Memory";

    internal override SecureString Read(string instance, IVaultReader? vault) => _text.Copy();
}
