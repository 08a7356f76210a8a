using System.Management.Automation;

namespace AppwritePS;

/// <summary>
/// Takes an instance as text (name, instance id, project ID) or as an object, live or from a job. Anything else is refused:
/// made into text it would name an instance that nobody meant.
/// </summary>
internal sealed class InstanceArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return TextOf(inputData);
        }
        catch (BindingException notInstance)
        {
            throw new ArgumentTransformationMetadataException(notInstance.Message, notInstance);
        }
    }

    /// <summary>The text that an argument names an instance by; <c>null</c> for none.</summary>
    /// <exception cref="BindingException">The argument is neither text nor an instance.</exception>
    public static string? TextOf(object? argument)
    {
        var plain = argument is PSObject wrapped ? wrapped.BaseObject : argument;
        return plain switch
        {
            null => null,
            string text => text,
            // By its identity, so that another instance that has taken over its name is not used in its place.
            AppwriteInstance instance => instance.InstanceId ?? instance.Name,
            _ when TypeOf.Is<AppwriteInstance>(argument) => MemberText(argument, nameof(AppwriteInstance.InstanceId)) ?? MemberText(argument, nameof(AppwriteInstance.Name)),
            _ => throw new BindingException(Text.Format(Messages.InstanceArgument, plain.GetType())),
        };
    }

    private static string? MemberText(object? instance, string name) => ((PSObject)instance!).Properties[name]?.Value as string;
}
