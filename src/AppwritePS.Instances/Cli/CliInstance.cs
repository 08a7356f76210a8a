namespace AppwritePS.Instances;

/// <summary>An instance as it can be made of the CLI's files.</summary>
/// <param name="Endpoint">The server.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="Key">The API key.</param>
/// <param name="SelfSigned">Whether any certificate is taken.</param>
public sealed record CliInstance(string Endpoint, string ProjectId, ApiKey Key, bool SelfSigned)
{
    /// <summary>
    /// Joins a project with the session that its server is reached by: the project file's server before the session's, as
    /// the CLI does; of several sessions with a key the current one first. Without a project file, the sessions that name
    /// a project themselves.
    /// </summary>
    /// <param name="sessions">The sessions of the preferences.</param>
    /// <param name="project">The project file; <c>null</c> for none.</param>
    /// <returns>The instances; empty where a key or a project is missing.</returns>
    /// <exception cref="InstanceException">A key, or the endpoint that is looked for, is none.</exception>
    public static IReadOnlyList<CliInstance> Join(IReadOnlyList<CliSession> sessions, CliProject? project)
    {
        var withKey = sessions.Where(session => session.Key is not null).OrderByDescending(session => session.IsCurrent).ToList();
        if (project is null)
            return [.. withKey.Where(session => session is { Endpoint: not null, ProjectId: not null }).Select(session => Of(session, session.Endpoint!, session.ProjectId!))];

        var endpoint = project.Endpoint ?? sessions.FirstOrDefault(session => session.IsCurrent)?.Endpoint;
        if (endpoint is null)
            return [];

        var wanted = Instances.Endpoint.Parse(endpoint);
        return withKey.Find(session => IsAt(session, wanted)) is { } fitting ? [Of(fitting, endpoint, project.ProjectId)] : [];
    }

    /// <summary>Never the key.</summary>
    public override string ToString() => $"{Endpoint} {ProjectId}";

    private static CliInstance Of(CliSession session, string endpoint, string projectId) =>
        new(endpoint, projectId, ApiKey.From(session.Key!, "key"), session.SelfSigned);

    private static bool IsAt(CliSession session, Endpoint endpoint)
    {
        try
        {
            return session.Endpoint is { } text && Instances.Endpoint.Parse(text).Equals(endpoint);
        }
        catch (InstanceException)
        {
            // That of another session, which is in nobody's way.
            return false;
        }
    }
}
