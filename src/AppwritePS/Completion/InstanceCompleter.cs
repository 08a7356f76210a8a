using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AppwritePS;

/// <summary>Completes the names of instances.</summary>
public sealed class InstanceCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        InstanceSource.Resolver().List()
            .Select(listed => listed.Instance)
            .Where(instance => instance.Name.StartsWith(Argument.Typed(wordToComplete), StringComparison.OrdinalIgnoreCase))
            .Select(instance => Argument.Of(instance.Name, $"{instance.Endpoint}, {instance.ProjectId}"))
            .ToList();
}
