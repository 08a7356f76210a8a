using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AppwritePS.Commands;

namespace AppwritePS.Completion;

/// <summary>Completes the names of instances.</summary>
public sealed class InstanceCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var start = wordToComplete.Trim('\'', '"');
        return InstanceSource.Resolver().List()
            .Select(listed => listed.Instance)
            .Where(instance => instance.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .Select(instance => new CompletionResult(Quoted(instance.Name), instance.Name, CompletionResultType.ParameterValue, $"{instance.Endpoint}, {instance.ProjectId}"))
            .ToList();
    }

    private static string Quoted(string name) => name.Contains(' ') ? $"'{name}'" : name;
}
