namespace AppwritePS.Client;

/// <summary>Time, as waiting needs it.</summary>
internal interface IWaitClock
{
    /// <summary>Time that never jumps, from some beginning.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>The time of day, which schedules are made of.</summary>
    DateTimeOffset Now { get; }

    /// <summary>An alarm that is not set yet.</summary>
    IAlarm NewAlarm(Action ring);
}
