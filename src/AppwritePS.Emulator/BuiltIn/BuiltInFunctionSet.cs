namespace AppwritePS.Emulator;

/// <summary>The functions that an emulator has from the start.</summary>
[Flags]
public enum BuiltInFunctionSet
{
    /// <summary>No functions.</summary>
    None = 0,

    /// <summary>Those of the recordings: echo, guests-denied, disabled, nodeploy, building, nologs.</summary>
    Recorded = 1,

    /// <summary>Those of the quickstart: send_notification, process_image.</summary>
    Quickstart = 2,

    /// <summary>All of them.</summary>
    All = Recorded | Quickstart,
}
