using System.Collections;
using System.Management.Automation;

namespace AppwritePS;

/// <summary>
/// An execution, or with no <paramref name="ExecutionId"/> all of a function's, as typed and piped. Piped objects are read
/// here, not bound by the engine: that could not tell whether an instance was typed or came with the object, nor a string
/// that is a function from one that is an execution.
/// </summary>
/// <param name="FunctionId">The function.</param>
/// <param name="ExecutionId">The execution; <c>null</c> where only a function is named.</param>
/// <param name="Instance">The instance that the piped object belongs to; <c>null</c> when it does not say.</param>
/// <param name="Known">The execution as it was piped, live or deserialised; <c>null</c> where only ids are known.</param>
internal sealed record InputExecution(string FunctionId, string? ExecutionId, string? Instance, PSObject? Known)
{
    /// <summary>Whether the server may not have written it yet.</summary>
    public bool IsJustCreated => Known?.BaseObject is AppwriteExecution { Execution.IsJustCreated: true };

    /// <summary>What was typed alone.</summary>
    public static IEnumerable<InputExecution> Typed(string functionId, IReadOnlyList<string>? executionIds) =>
        executionIds is null ? [new(functionId, null, null, null)] : executionIds.Select(id => new InputExecution(functionId, id, null, null));

    /// <summary>Reads a piped object: an execution, a function, an instance, a row; a string is the id that is missing.</summary>
    /// <exception cref="BindingException">It names none, or contradicts what was typed.</exception>
    public static InputExecution Of(PSObject input, string? typedFunctionId)
    {
        if (input.BaseObject is string id) return typedFunctionId is null ? new(id, null, null, null) : new(typedFunctionId, id, null, null);
        if (TypeOf.Is<AppwriteInstance>(input) && typedFunctionId is not null) return new(typedFunctionId, null, InstanceArgumentAttribute.TextOf(input), null);
        if (input.BaseObject is ValueType) throw new BindingException(Text.Format(Messages.InputNotExecution, input.BaseObject.GetType()));

        var members = new InputMembers(name => input.BaseObject is IDictionary dictionary ? dictionary[name] : input.Properties[name]?.Value);
        var functionId = members.TextOf("FunctionId") ?? typedFunctionId ?? throw new BindingException(Text.Format(Messages.InputNotExecution, input.BaseObject.GetType()));
        if (typedFunctionId is not null && !functionId.Equals(typedFunctionId, StringComparison.OrdinalIgnoreCase))
            throw new BindingException(Text.Format(Messages.InputOtherFunction, functionId, typedFunctionId));

        return new(functionId, members.TextOf("ExecutionId"), members.Instance, TypeOf.Is<AppwriteExecution>(input) ? input : null);
    }

    /// <summary>The same, if it names an execution.</summary>
    /// <exception cref="BindingException">It names a function only.</exception>
    public InputExecution WithId() => ExecutionId is not null ? this : throw new BindingException(Text.Format(Messages.InputWithoutExecution, FunctionId));
}
