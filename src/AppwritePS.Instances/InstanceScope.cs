namespace AppwritePS.Instances;

/// <summary>How far an instance reaches, and so how long it is known.</summary>
public enum InstanceScope
{
    /// <summary>Kept in memory, for every runspace of this process and until it ends.</summary>
    Process,

    /// <summary>Kept in the user's profile, for every process of the same account.</summary>
    CurrentUser,

    /// <summary>Not kept at all: read from the environment variables each time it is asked for.</summary>
    Environment,
}
