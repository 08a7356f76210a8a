namespace AppwritePS;

/// <summary>
/// How far the way to an instance leads, step by step. A step that was not come to is <c>$null</c>. Never holds the key.
/// </summary>
public sealed class AppwriteInstanceReport
{
    /// <summary>The instance's name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The API's address.</summary>
    public string Endpoint { get; internal set; } = "";

    /// <summary>The project.</summary>
    public string ProjectId { get; internal set; } = "";

    /// <summary>Whether functions can be executed with it.</summary>
    public bool IsUsable => KeyAccepted == true && ExecutionWrite == true;

    /// <summary>Whether the server's name has an address; <c>$null</c> also where a proxy looks it up.</summary>
    public bool? NameResolved { get; internal set; }

    /// <summary>Whether a connection was made; <c>$null</c> also where a proxy makes it.</summary>
    public bool? Connected { get; internal set; }

    /// <summary>Whether the certificate is trusted; <c>$null</c> over plain http and through a proxy.</summary>
    public bool? CertificateTrusted { get; internal set; }

    /// <summary>Whether what answers is Appwrite's API.</summary>
    public bool? IsAppwrite { get; internal set; }

    /// <summary>The server's version; <c>$null</c> where it does not tell.</summary>
    public string? ServerVersion { get; internal set; }

    /// <summary>Whether the server takes the key for the project.</summary>
    public bool? KeyAccepted { get; internal set; }

    /// <summary>Whether the key may execute functions.</summary>
    public bool? ExecutionWrite { get; internal set; }

    /// <summary>Whether the key may read executions.</summary>
    public bool? ExecutionRead { get; internal set; }

    /// <summary>Whether the key may list functions.</summary>
    public bool? FunctionsRead { get; internal set; }

    /// <summary>How long the server takes to answer a small request over an open connection.</summary>
    public TimeSpan? Latency { get; internal set; }

    /// <summary>What is wrong, and what to do about it; empty when all is well.</summary>
    public string[] Problems { get; internal set; } = [];

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
