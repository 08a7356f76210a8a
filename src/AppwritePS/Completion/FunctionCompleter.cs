using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>
/// Completes function ids: from the server, or, where it takes longer than a person waits for a key stroke, from what it
/// said last. Never fails, asks for nothing and reads no vault.
/// </summary>
public sealed class FunctionCompleter : IArgumentCompleter
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(300);

    // A late answer is there for the next key stroke.
    private static readonly ClientOptions s_options = new() { Timeout = TimeSpan.FromSeconds(10), Retry = RetryPolicy.None };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var instance = InstanceSource.Resolver().Resolve(InstanceArgumentAttribute.TextOf(fakeBoundParameters["Instance"]), piped: null).Instance;
            return Complete(Functions(instance), Argument.Typed(wordToComplete));
        }
        catch (Exception exception) when (exception is InstanceException or BindingException)
        {
            return [];
        }
    }

    private static List<CompletionResult> Complete(IReadOnlyList<Function> functions, string typed) =>
        [.. functions
            .Where(function => function.Id.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || function.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(function => Argument.Of(function.Id, $"{function.Name} ({function.Runtime})"))];

    private static IReadOnlyList<Function> Functions(Instance instance)
    {
        var asked = Task.Run(() => AskAsync(instance));
        return asked.Wait(s_patience) ? asked.Result : SeenFunctions.Of(instance);
    }

    private static async Task<IReadOnlyList<Function>> AskAsync(Instance instance)
    {
        try
        {
            var client = instance.ToClient(vault: null, s_options);
            var functions = await client.Functions().AllAsync().ConfigureAwait(false);
            SeenFunctions.Keep(instance, functions);
            return functions;
        }
        catch (Exception exception) when (exception is InstanceException or RequestFailedException)
        {
            return SeenFunctions.Of(instance);
        }
    }
}
