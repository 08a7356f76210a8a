using System.Management.Automation;
using AppwritePS.Client;

namespace AppwritePS;

/// <summary>What is wrong with a request before it is sent.</summary>
internal static class BindingErrors
{
    public static ErrorRecord ToErrorRecord(this InvalidRequestException broken, object? target) =>
        new BindingException(Text.Of("Rule" + broken.Rule, [.. broken.Arguments])).ToErrorRecord(target);

    public static ErrorRecord ToErrorRecord(this BindingException broken, object? target)
    {
        var text = broken.ErrorId == nameof(Messages.InvalidRequest) ? Text.Format(Messages.InvalidRequest, broken.Message) : broken.Message;
        return new ErrorRecord(new AppwriteException(text, broken), broken.ErrorId, ErrorCategory.InvalidArgument, target);
    }
}
