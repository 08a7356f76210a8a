namespace AppwritePS.Instances;

/// <summary>Where an instance's API key comes from.</summary>
public enum KeySource
{
    /// <summary>The key itself was given, and is held in this process's memory.</summary>
    Memory,

    /// <summary>The key was read from an environment variable.</summary>
    EnvironmentVariable,
}
