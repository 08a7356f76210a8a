using System.Security;

namespace AppwritePS.Instances;

/// <summary>A secret that a newer version of this library stored in a way that this one does not know.</summary>
public sealed class UnknownKey : KeySource
{
    private readonly string _kind;

    internal UnknownKey(string kind) => _kind = kind;

    /// <inheritdoc/>
    public override string ToString() => $"Unknown ({_kind})";

    internal override SecureString Read(string instance, IVaultReader? vault) => throw ToProblem(instance);

    internal InstanceException ToProblem(string instance) => new(InstanceProblem.KeyKindUnknown, instance, _kind);
}
