namespace AppwritePS.Client;

/// <summary>The server takes schedules of whole minutes only, more than 60 seconds ahead.</summary>
public static class ExecutionSchedule
{
    // The least lead that a delay gets: the server's 60 seconds, and the way there.
    private static readonly TimeSpan s_shortestLead = TimeSpan.FromSeconds(65);

    // A clock here may run ahead of the server's by some minutes; the server decides what is past and what is not.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The time rounded up to the next full minute.</summary>
    /// <exception cref="InvalidRequestException"><see cref="RequestRule.SchedulePast"/>: over five minutes ago.</exception>
    public static DateTimeOffset At(DateTimeOffset time, DateTimeOffset now) =>
        time >= now - s_tolerance
            ? RoundUp(time)
            : throw new InvalidRequestException(RequestRule.SchedulePast, time);

    /// <summary>The first full minute that is at least <paramref name="delay"/> and at least 65 seconds ahead.</summary>
    /// <exception cref="InvalidRequestException"><see cref="RequestRule.DelayNegative"/>.</exception>
    public static DateTimeOffset After(TimeSpan delay, DateTimeOffset now) =>
        delay >= TimeSpan.Zero
            ? RoundUp(now + (delay > s_shortestLead ? delay : s_shortestLead))
            : throw new InvalidRequestException(RequestRule.DelayNegative, delay);

    private static DateTimeOffset RoundUp(DateTimeOffset time)
    {
        var beyond = time.UtcTicks % TimeSpan.TicksPerMinute;
        var missing = beyond == 0 ? 0 : TimeSpan.TicksPerMinute - beyond;

        // The last minute that a date can name has no next one; the server says what it thinks of it.
        return time.UtcTicks <= DateTimeOffset.MaxValue.UtcTicks - missing ? time.AddTicks(missing) : time;
    }
}
