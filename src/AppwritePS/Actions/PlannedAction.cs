using AppwritePS.Actions;
using AppwritePS.Client;
using AppwritePS.Instances;

namespace AppwritePS;

/// <summary>An action with all that is known before it is run.</summary>
/// <param name="Action">What the file says.</param>
/// <param name="Report">The same for users, with all problems.</param>
internal sealed record PlannedAction(AppwriteAction Action, AppwriteActionReport Report)
{
    /// <summary>The instance that it is run on; <c>null</c> if none fits, or it is not to be run.</summary>
    public Instance? Instance { get; init; }

    /// <summary>What is sent; <c>null</c> where something is wrong, only the server knows the function, or it is not to be run.</summary>
    public ExecutionRequest? Request { get; init; }
}
