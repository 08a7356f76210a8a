using System.Diagnostics;

namespace AppwritePS.Client;

/// <summary>This machine's clock.</summary>
internal sealed class SystemWaitClock : IWaitClock
{
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();

    private SystemWaitClock()
    {
    }

    public static SystemWaitClock Instance { get; } = new();

    public TimeSpan Elapsed => _elapsed.Elapsed;

    public DateTimeOffset Now => DateTimeOffset.UtcNow;

    public IAlarm NewAlarm(Action ring) => new TimerAlarm(ring);

    private sealed class TimerAlarm : IAlarm
    {
        private readonly Timer _timer;

        public TimerAlarm(Action ring)
        {
            _timer = new Timer(_ => ring(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        // Timers cut off what is finer than a millisecond, and would ring before the time.
        public void Set(TimeSpan length) => _timer.Change((long)Math.Ceiling(length.TotalMilliseconds), Timeout.Infinite);

        public void Dispose() => _timer.Dispose();
    }
}
