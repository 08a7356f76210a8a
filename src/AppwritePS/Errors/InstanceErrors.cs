using System.Management.Automation;
using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>Turns what is wrong with an instance into what a user sees.</summary>
internal static class InstanceErrors
{
    public static ErrorRecord ToErrorRecord(this InstanceException problem, object? target)
    {
        var id = problem.Problem.ToString();
        return new ErrorRecord(new AppwriteException(Text.Of(id, ArgumentsOf(problem)), problem), id, CategoryOf(problem.Problem), target is string text ? InstanceException.Mask(text) : target);
    }

    public static ErrorRecord ToEnvironmentInstanceReadOnly(this Instance instance) => new(
        new AppwriteException(Text.Format(Messages.EnvironmentInstanceReadOnly, instance.Name)),
        nameof(Messages.EnvironmentInstanceReadOnly),
        ErrorCategory.InvalidOperation,
        instance.Name);

    // Lists of what is known and what is unset are sentences of their own, left out when empty.
    private static object?[] ArgumentsOf(InstanceException problem) => problem.Problem switch
    {
        InstanceProblem.InstanceNotFound => [problem.Arguments[0], Known(problem.Arguments[1]), Missing(problem.Arguments[2])],
        InstanceProblem.NoInstance => [Known(problem.Arguments[0]), Missing(problem.Arguments[1])],
        _ => [.. problem.Arguments.Select((argument, place) => place == ReasonIn(problem.Problem) ? Text.Sentence(argument?.ToString()) : argument)],
    };

    // Which argument is the system's own sentence, some of which end without a full stop.
    private static int? ReasonIn(InstanceProblem problem) => problem switch
    {
        InstanceProblem.KeyUnreadable or InstanceProblem.KeyNotProtected or InstanceProblem.StoreInaccessible or InstanceProblem.StoreNotWritable => 1,
        InstanceProblem.StoreUnreadable => 3,
        _ => null,
    };

    private static string Known(object? names) => names is "" or null ? "" : Text.Format(Messages.KnownInstances, names);

    private static string Missing(object? variables) => variables is "" or null ? "" : Text.Format(Messages.MissingVariables, variables);

    private static ErrorCategory CategoryOf(InstanceProblem problem) => problem switch
    {
        InstanceProblem.AlreadyConfigured => ErrorCategory.ResourceExists,
        InstanceProblem.InstanceNotFound or InstanceProblem.NoInstance or InstanceProblem.KeyVariableNotSet or InstanceProblem.VaultSecretNotFound
            => ErrorCategory.ObjectNotFound,
        InstanceProblem.InstanceChanged => ErrorCategory.InvalidOperation,
        InstanceProblem.KeyOfOtherAccount => ErrorCategory.PermissionDenied,
        InstanceProblem.KeyUnreadable or InstanceProblem.KeyNotProtected => ErrorCategory.SecurityError,
        InstanceProblem.VaultModuleMissing => ErrorCategory.NotInstalled,
        InstanceProblem.VaultUnavailable or InstanceProblem.StoreNoHome => ErrorCategory.ResourceUnavailable,
        InstanceProblem.StoreUnreadable or InstanceProblem.StoreNewer or InstanceProblem.KeyKindUnknown => ErrorCategory.InvalidData,
        InstanceProblem.StoreInaccessible => ErrorCategory.ReadError,
        InstanceProblem.StoreNotWritable => ErrorCategory.WriteError,
        InstanceProblem.StoreBusy => ErrorCategory.ResourceBusy,
        _ => ErrorCategory.InvalidArgument,
    };
}
