using System.Security;

namespace AppwritePS.Instances;

/// <summary>The secret itself, as it stands in the store's file: readable by its owner only, and not encrypted.</summary>
public sealed class FileKey : KeySource
{
    private readonly SecureString _text;

    internal FileKey(SecureString text) => _text = SecureText.CopyOf(text);

    /// <inheritdoc/>
    public override string ToString() => "File (not encrypted)";

    internal override SecureString Read(string instance, IVaultReader? vault) => _text.Copy();
}
