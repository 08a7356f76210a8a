namespace AppwritePS.Instances;

/// <summary>Why a command uses the instance it uses, in the order in which the reasons are tried.</summary>
public enum ResolutionReason
{
    /// <summary>It was asked for by name, instance id or project ID.</summary>
    Parameter,

    /// <summary>The object from the pipeline belongs to it.</summary>
    PipelineObject,

    /// <summary>The environment variables describe it.</summary>
    Environment,

    /// <summary>It is marked as the default.</summary>
    Default,

    /// <summary>There is no other.</summary>
    OnlyOne,
}
