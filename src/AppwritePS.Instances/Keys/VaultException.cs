namespace AppwritePS.Instances;

/// <summary>An <see cref="IVaultReader"/> cannot give a secret.</summary>
public sealed class VaultException : Exception
{
    /// <summary>Creates the failure.</summary>
    /// <param name="problem">
    /// <see cref="InstanceProblem.VaultModuleMissing"/>, <see cref="InstanceProblem.VaultSecretNotFound"/> or
    /// <see cref="InstanceProblem.VaultUnavailable"/>.
    /// </param>
    /// <param name="reason">What the vault said; may be empty.</param>
    /// <param name="inner">The vault's own exception.</param>
    public VaultException(InstanceProblem problem, string reason, Exception? inner = null)
        : base(reason, inner) => Problem = problem;

    /// <summary>What is wrong.</summary>
    public InstanceProblem Problem { get; }
}
