namespace AppwritePS.Client.Tests.Waiting;

/// <summary>A clock that a test moves on. Its alarms ring in their turn, on the test's own thread.</summary>
internal sealed class ManualClock : IWaitClock
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 18, 0, 0, TimeSpan.Zero);

    private readonly List<Alarm> _alarms = [];

    public TimeSpan Elapsed { get; private set; }

    public DateTimeOffset Now => Start + Elapsed + Shift;

    /// <summary>How far the time of day was put forward.</summary>
    public TimeSpan Shift { get; set; }

    /// <summary>How many alarms there are, set or not.</summary>
    public int Alarms => _alarms.Count;

    public IAlarm NewAlarm(Action ring)
    {
        var alarm = new Alarm(this, ring);
        _alarms.Add(alarm);
        return alarm;
    }

    public void Advance(double seconds)
    {
        var end = Elapsed + TimeSpan.FromSeconds(seconds);
        while (_alarms.Where(alarm => alarm.At <= end).OrderBy(alarm => alarm.At).FirstOrDefault() is { } next)
        {
            Elapsed = next.At!.Value > Elapsed ? next.At.Value : Elapsed;
            next.Ring();
        }

        Elapsed = end;
    }

    private sealed class Alarm(ManualClock clock, Action ring) : IAlarm
    {
        public TimeSpan? At { get; private set; }

        public void Set(TimeSpan length) => At = clock.Elapsed + length;

        public void Ring()
        {
            At = null;
            ring();
        }

        public void Dispose() => clock._alarms.Remove(this);
    }
}
