using System.Globalization;

namespace AppwritePS.Client;

/// <summary>A request that breaks a rule; nothing was sent.</summary>
public sealed class InvalidRequestException : Exception
{
    /// <summary>Names the rule and what broke it.</summary>
    public InvalidRequestException(RequestRule rule, params object?[] arguments)
        : base(string.Format(CultureInfo.InvariantCulture, "{0}: {1}", rule, string.Join(", ", arguments)))
    {
        Rule = rule;
        Arguments = arguments;
    }

    /// <summary>The rule that was broken.</summary>
    public RequestRule Rule { get; }

    /// <summary>What the rule's text is formatted with; each rule says what it has.</summary>
    public IReadOnlyList<object?> Arguments { get; }
}
