namespace AppwritePS.Emulator;

/// <summary>Finds the route for a verb and a path. HEAD is served as GET.</summary>
internal sealed class ApiRouter(IEnumerable<ApiRoute> routes)
{
    private readonly ApiRoute[] _routes = [.. routes];

    /// <summary>A wrong verb on a known path is no route either (recorded: 'PATCH execution').</summary>
    public ApiRoute? Find(string verb, ReadOnlySpan<string> segments)
    {
        if (verb == "HEAD")
            verb = "GET";
        foreach (ApiRoute route in _routes)
        {
            if (route.Fits(verb, segments))
                return route;
        }
        return null;
    }
}
