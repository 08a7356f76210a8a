using System.Globalization;
using static AppwritePS.Actions.Tests.Reading;

namespace AppwritePS.Actions.Tests;

public class ScheduleTests
{
    [Theory]
    [InlineData("2030-01-31T08:00:00.000Z", "2030-01-31T08:00:00Z")]
    [InlineData("2030-01-31T08:00:00.000+02:00", "2030-01-31T06:00:00Z")]
    [InlineData("2030-01-31T08:00:30", "2030-01-31T08:00:30Z")]
    [InlineData("2030-01-31 08:00", "2030-01-31T08:00:00Z")]
    [InlineData("2030-01-31 08:00:00 -05:00", "2030-01-31T13:00:00Z")]
    [InlineData("2030-01-31T08:00:00.1234567Z", "2030-01-31T08:00:00.1234567Z")]
    public void It_is_a_date_with_a_time_and_UTC_unless_it_says_otherwise(string text, string time)
    {
        var action = Good(WithData("function_scheduled_at: " + text));

        Assert.Equal(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture), action.ScheduledAt!.Value);
        Assert.Null(action.Async);
        Assert.True(action.IsAsync);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2030-01-31")]
    [InlineData("08:00")]
    [InlineData("01/02/2030 08:00")]
    [InlineData("2030-02-30T08:00:00Z")]
    [InlineData("2030-01-31T08:00:00+25:00")]
    [InlineData("1893456000")]
    [InlineData("''")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    public void Anything_else_is_told(string text) =>
        Assert.Equal(["4:26 Schedule function_scheduled_at"], Read(WithData("function_scheduled_at: " + text), replaceSchedule: true).Told());

    [Theory]
    [InlineData("2026-05-01T11:55:00Z", false)]
    [InlineData("2026-05-01T11:54:59Z", true)]
    [InlineData("2026-05-01T12:54:59+01:00", true)]
    public void It_is_over_when_it_is_by_more_than_clocks_may_differ(string text, bool isOver) =>
        Assert.Equal(isOver, Read(WithData("function_scheduled_at: " + text)).HasErrors);

    [Fact]
    public void It_is_asynchronous_or_refused()
    {
        var file = Read(WithData("function_scheduled_at: 2030-01-31T08:00:00Z\nfunction_async: false"));

        Assert.Equal(["4:3 ScheduleNotAsync function_scheduled_at"], file.Told());
        Assert.Equal([5], file.Problems[0].Arguments);
    }
}
