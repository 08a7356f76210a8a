namespace AppwritePS.Instances;

/// <summary>What the project file of the Appwrite CLI says. It holds no secret.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Endpoint">The server; <c>null</c> where it is left to the session.</param>
public sealed record CliProject(string ProjectId, string? Endpoint);
