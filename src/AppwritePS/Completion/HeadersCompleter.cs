using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AppwritePS;

/// <summary>Offers hashtables of the headers that functions are mostly given; the values are to be typed.</summary>
public sealed class HeadersCompleter : IArgumentCompleter
{
    private static readonly string[] s_names = ["accept", "accept-language", "authorization", "content-type", "cookie", "if-none-match", "user-agent", "x-request-id"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        return [.. s_names
            .Where(name => name.StartsWith(Argument.Typed(wordToComplete), StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult($"@{{ '{name}' = '' }}", name, CompletionResultType.ParameterValue, name))];
    }
}
