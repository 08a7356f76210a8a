using System.Globalization;
using System.Text.RegularExpressions;

namespace AppwritePS.Emulator;

/// <summary>Reads scheduledAt as PHP reads dates, and checks that it is on the minute and far enough ahead.</summary>
internal static partial class ScheduleDate
{
    private static readonly TimeSpan s_ahead = TimeSpan.FromSeconds(60);

    /// <returns>null if it is no date, too near, or not on the minute.</returns>
    public static DateTimeOffset? Parse(string text, DateTimeOffset now) =>
        Parse(text) is DateTimeOffset date && date > now + s_ahead && date.Ticks % TimeSpan.TicksPerMinute == 0 ? date : null;

    /// <summary>
    /// Neither seconds, `T` nor a zone are needed (recorded: 'scheduledAt no seconds', 'scheduledAt space form'), and a day
    /// too many rolls over into the next month (recorded: 'scheduledAt "2027-02-30T10:00:00.000Z", async true').
    /// </summary>
    private static DateTimeOffset? Parse(string text)
    {
        Match match = Form().Match(text);
        if (!match.Success)
            return null;
        int year = Number("year"), month = Number("month"), day = Number("day"), hour = Number("hour"), minute = Number("minute"), second = Number("second");
        if (year == 0 || month is 0 or > 12 || day is 0 or > 31 || hour > 23 || minute > 59 || second > 59)
            return null;

        TimeSpan zone = new(Number("zoneHour"), Number("zoneMinute"), 0);
        if (match.Groups["sign"].ValueSpan is "-")
            zone = -zone;
        double fraction = match.Groups["fraction"].Success ? double.Parse(match.Groups["fraction"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return new DateTimeOffset(year, month, 1, hour, minute, second, TimeSpan.Zero).AddDays(day - 1).AddSeconds(fraction) - zone;

        int Number(string group) => match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"\A(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)([T ](?<hour>\d\d):(?<minute>\d\d)(:(?<second>\d\d)(?<fraction>\.\d+)?)?)?\s*(Z|(?<sign>[+-])(?<zoneHour>\d\d):?(?<zoneMinute>\d\d))?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
