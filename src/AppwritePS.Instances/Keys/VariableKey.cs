using System.Security;

namespace AppwritePS.Instances;

/// <summary>A secret that an environment variable holds, read each time it is used.</summary>
public sealed class VariableKey : KeySource
{
    private readonly Func<string, string?> _getVariable;

    /// <summary>Refers to a variable of this process. It need not be set yet.</summary>
    /// <param name="variable">The variable's name.</param>
    /// <param name="source">The parameter that the name came from, for the error.</param>
    /// <exception cref="InstanceException">
    /// <see cref="InstanceProblem.InvalidKeyReference"/>: the name is blank, no variable can have it, or it is a key.
    /// </exception>
    public VariableKey(string variable, string source = "ApiKeyVariable")
        : this(KeyReferenceRule.CheckVariable(variable, source), Environment.GetEnvironmentVariable)
    {
    }

    internal VariableKey(string variable, Func<string, string?> getVariable)
    {
        Variable = variable;
        _getVariable = getVariable;
    }

    /// <summary>The variable's name.</summary>
    public string Variable { get; }

    /// <inheritdoc/>
    public override string ToString() => $"Environment variable {Variable}";

    // The instance of the environment variables is what they said at one moment: a key that is set later must not go to
    // the server that was set before.
    internal static VariableKey AlreadyRead(string variable, ApiKey value) => new(variable, _ => value.Use(static text => text));

    internal override SecureString Read(string instance, IVaultReader? vault) =>
        _getVariable(Variable) is { } text && !string.IsNullOrWhiteSpace(text)
            ? SecureText.Of(text)
            : throw new InstanceException(InstanceProblem.KeyVariableNotSet, Variable, instance);
}
