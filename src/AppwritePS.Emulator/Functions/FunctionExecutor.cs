namespace AppwritePS.Emulator;

/// <summary>What runs a function's code.</summary>
public enum FunctionExecutor
{
    /// <summary>As the real executor does it: the function's time-out ends it, and without logging there are no logs.</summary>
    OpenRuntimes,

    /// <summary>
    /// As the stand-in did it with which the recordings were made: neither <see cref="EmulatedFunction.Timeout"/> nor
    /// <see cref="EmulatedFunction.Logging"/> reaches it (recorded: 'sleep 20 s (within)', 'function logging disabled').
    /// </summary>
    RecordedStandIn,
}
