namespace AppwritePS.Client;

/// <summary>Where requests go, and as whom.</summary>
public sealed class Connection
{
    /// <param name="endpoint">The API's address, such as <c>https://fra.cloud.appwrite.io/v1</c>, without a trailing slash.</param>
    /// <param name="projectId">The project.</param>
    /// <param name="apiKey">Gives the key as text while a request is built; the text is not kept.</param>
    public Connection(string endpoint, string projectId, Func<string> apiKey)
    {
        Endpoint = endpoint;
        ProjectId = projectId;
        ApiKey = apiKey;
    }

    /// <summary>The API's address.</summary>
    public string Endpoint { get; }

    /// <summary>The project.</summary>
    public string ProjectId { get; }

    internal Func<string> ApiKey { get; }
}
