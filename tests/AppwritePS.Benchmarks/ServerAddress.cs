namespace AppwritePS.Benchmarks;

/// <summary>Where a server is, and the key to it.</summary>
internal sealed record ServerAddress(Uri Endpoint, string ProjectId, string ApiKey)
{
    private static readonly string[] s_variables = ["APPWRITE_ENDPOINT", "APPWRITE_PROJECT_ID", "APPWRITE_API_KEY"];

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static ServerAddress Parse(string line) => line.Split(' ') switch
    {
        [var endpoint, var projectId, var apiKey] => new(new Uri(endpoint), projectId, apiKey),
        _ => throw new FormatException($"'{line}' is no server."),
    };

    /// <summary>Takes a server that a user works with out of this process's environment.</summary>
    public static void Forget()
    {
        foreach (var variable in s_variables) Environment.SetEnvironmentVariable(variable, null);
    }

    /// <summary>The environment in which the module finds the server by itself.</summary>
    public IEnumerable<(string Name, string Value)> Variables => s_variables.Zip([Endpoint.ToString(), ProjectId, ApiKey]);

    /// <summary>The server as one line.</summary>
    public override string ToString() => $"{Endpoint} {ProjectId} {ApiKey}";
}
