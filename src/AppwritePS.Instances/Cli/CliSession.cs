namespace AppwritePS.Instances;

/// <summary>A session that the Appwrite CLI keeps in its preferences.</summary>
/// <param name="Endpoint">The server; <c>null</c> when it does not say.</param>
/// <param name="ProjectId">The project; only old preferences have one.</param>
/// <param name="Key">The API key; <c>null</c> where the CLI keeps a login instead.</param>
/// <param name="SelfSigned">Whether any certificate is taken.</param>
/// <param name="IsCurrent">Whether the CLI uses it now.</param>
public sealed record CliSession(string? Endpoint, string? ProjectId, string? Key, bool SelfSigned, bool IsCurrent)
{
    /// <summary>Never the key.</summary>
    public override string ToString() => $"{Endpoint} {ProjectId}";
}
