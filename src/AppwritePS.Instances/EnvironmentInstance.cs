namespace AppwritePS.Instances;

/// <summary>
/// What the three environment variables say: an instance if all are set and valid, else what is missing or wrong.
/// What is wrong is kept and not thrown, so that a command that was told to use another instance still can.
/// </summary>
public sealed class EnvironmentInstance
{
    /// <summary>The variable with the endpoint.</summary>
    public const string EndpointVariable = "APPWRITE_ENDPOINT";

    /// <summary>The variable with the project ID.</summary>
    public const string ProjectIdVariable = "APPWRITE_PROJECT_ID";

    /// <summary>The variable with the API key.</summary>
    public const string ApiKeyVariable = "APPWRITE_API_KEY";

    private EnvironmentInstance(Instance? instance, IReadOnlyList<string> missingVariables, InstanceException? problem)
    {
        Instance = instance;
        MissingVariables = missingVariables;
        Problem = problem;
    }

    /// <summary>The instance, named <see cref="InstanceName.Environment"/>; null unless all three variables are set and valid.</summary>
    public Instance? Instance { get; }

    /// <summary>The variables that are missing or blank while at least one other is set; else empty.</summary>
    public IReadOnlyList<string> MissingVariables { get; }

    /// <summary>What is wrong with a variable's value while all three are set, naming the variable; else null.</summary>
    public InstanceException? Problem { get; }

    /// <summary>Reads the variables. Blanks around the values are not part of them.</summary>
    /// <param name="getVariable">Gives a variable's value, null if it is not set.</param>
    /// <returns>What they say.</returns>
    public static EnvironmentInstance Read(Func<string, string?> getVariable)
    {
        if (getVariable is null)
            throw new ArgumentNullException(nameof(getVariable));

        var values = new[] { EndpointVariable, ProjectIdVariable, ApiKeyVariable }.ToDictionary(static name => name, name => getVariable(name)?.Trim() ?? string.Empty);
        var missing = values.Where(static v => v.Value.Length == 0).Select(static v => v.Key).ToArray();
        if (missing.Length > 0)
            return new EnvironmentInstance(null, missing.Length < values.Count ? missing : [], null);

        try
        {
            var instance = Instance.FromEnvironment(
                Endpoint.Parse(values[EndpointVariable], EndpointVariable),
                ProjectIdRule.Check(values[ProjectIdVariable], ProjectIdVariable),
                ApiKey.From(values[ApiKeyVariable], ApiKeyVariable));
            return new EnvironmentInstance(instance, [], null);
        }
        catch (InstanceException problem)
        {
            return new EnvironmentInstance(null, [], problem);
        }
    }
}
