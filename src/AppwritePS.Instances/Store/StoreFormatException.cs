namespace AppwritePS.Instances;

/// <summary>The store's file is not what this library writes. Never leaves the library.</summary>
internal sealed class StoreFormatException(int offset, string reason, string? newerVersion = null) : Exception(reason)
{
    public int Offset { get; } = offset;

    // Set when the file is fine and only this library too old for it.
    public string? NewerVersion { get; } = newerVersion;
}
