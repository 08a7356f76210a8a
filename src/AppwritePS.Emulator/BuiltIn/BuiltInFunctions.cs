namespace AppwritePS.Emulator;

/// <summary>The functions that are there from the start: those of the recordings, and two for the quickstart.</summary>
internal static class BuiltInFunctions
{
    public static IEnumerable<EmulatedFunction> Of(BuiltInFunctionSet set, TimeProvider clock) =>
    [
        .. set.HasFlag(BuiltInFunctionSet.Recorded) ? Recorded(clock) : [],
        .. set.HasFlag(BuiltInFunctionSet.Quickstart) ? Quickstart() : [],
    ];

    private static EmulatedFunction[] Recorded(TimeProvider clock)
    {
        EmulatedFunction echo = new()
        {
            Id = "echo",
            Name = "Fn echo",
            Executor = FunctionExecutor.RecordedStandIn,
            Handler = new RecordedBehaviour(clock).RunAsync,
        };
        return
        [
            echo,
            echo with { Id = "guests-denied", Name = "Fn guests-denied", Execute = [] },
            echo with { Id = "disabled", Name = "Fn disabled", Enabled = false },
            echo with { Id = "nodeploy", Name = "Fn nodeploy", Deployment = DeploymentStatus.None },
            echo with { Id = "building", Name = "Fn building", Deployment = DeploymentStatus.Building },
            echo with { Id = "nologs", Name = "Fn nologs", Logging = false },
        ];
    }

    private static EmulatedFunction[] Quickstart() =>
    [
        new() { Id = "send_notification", Name = "Send notification", Handler = QuickstartFunctions.SendNotificationAsync },
        new() { Id = "process_image", Name = "Process image", Handler = QuickstartFunctions.ProcessImageAsync },
    ];
}
