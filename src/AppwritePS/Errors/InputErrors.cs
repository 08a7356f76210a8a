using System.Management.Automation;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>What is wrong with one input: what it asks for, or the instance that it names.</summary>
internal static class InputErrors
{
    /// <summary>The error, or <c>null</c> for an exception that is about something else.</summary>
    public static ErrorRecord? ToInputError(this Exception exception, object? target) => exception switch
    {
        BindingException broken => broken.ToErrorRecord(target),
        InvalidRequestException broken => broken.ToErrorRecord(target),
        InstanceException problem => problem.ToErrorRecord(target),
        _ => null,
    };
}
