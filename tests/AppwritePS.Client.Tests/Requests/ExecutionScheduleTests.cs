using Xunit;

namespace AppwritePS.Client.Tests.Requests;

public class ExecutionScheduleTests
{
    private static readonly TimeSpan s_two = TimeSpan.FromHours(2);
    private static readonly DateTimeOffset s_now = new(2026, 12, 1, 10, 0, 0, s_two);

    [Fact]
    public void A_whole_minute_stays()
    {
        var minute = s_now.AddMinutes(7);
        Assert.Equal(minute, ExecutionSchedule.At(minute, s_now));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(TimeSpan.TicksPerMillisecond)]
    [InlineData(TimeSpan.TicksPerSecond)]
    [InlineData(TimeSpan.TicksPerMinute - 1)]
    public void Anything_beyond_it_goes_up_to_the_next(long ticks) =>
        Assert.Equal(s_now.AddMinutes(8), ExecutionSchedule.At(s_now.AddMinutes(7).AddTicks(ticks), s_now));

    [Fact]
    public void The_offset_is_kept()
    {
        Assert.Equal(s_two, ExecutionSchedule.At(s_now.AddSeconds(90), s_now).Offset);
        Assert.Equal(s_two, ExecutionSchedule.After(s_two, s_now).Offset);
    }

    [Fact]
    public void Up_to_five_minutes_past_are_left_to_the_server()
    {
        Assert.Equal(s_now.AddMinutes(-5), ExecutionSchedule.At(s_now.AddMinutes(-5), s_now));

        var past = s_now.AddMinutes(-5).AddTicks(-1);
        var refusal = Assert.Throws<InvalidRequestException>(() => ExecutionSchedule.At(past, s_now));
        Assert.Equal(RequestRule.SchedulePast, refusal.Rule);
        Assert.Equal([past], refusal.Arguments);
    }

    [Theory]
    [InlineData(0, "10:02:00")]
    [InlineData(65, "10:02:00")]
    [InlineData(120, "10:02:00")]
    [InlineData(121, "10:03:00")]
    [InlineData(3600, "11:00:00")]
    public void A_delay_ends_at_the_first_full_minute_that_is_no_earlier(int seconds, string time) =>
        Assert.Equal(TimeSpan.Parse(time, null), ExecutionSchedule.After(TimeSpan.FromSeconds(seconds), s_now).TimeOfDay);

    [Theory]
    [InlineData(54, "10:02:00")]
    [InlineData(55, "10:02:00")]
    [InlineData(56, "10:03:00")]
    public void A_delay_is_at_least_65_seconds(int secondsOfNow, string time)
    {
        var now = s_now.AddSeconds(secondsOfNow);
        Assert.Equal(TimeSpan.Parse(time, null), ExecutionSchedule.After(TimeSpan.FromSeconds(1), now).TimeOfDay);
    }

    [Fact]
    public void A_negative_delay_is_refused()
    {
        var refusal = Assert.Throws<InvalidRequestException>(() => ExecutionSchedule.After(TimeSpan.FromTicks(-1), s_now));
        Assert.Equal(RequestRule.DelayNegative, refusal.Rule);
    }
}
