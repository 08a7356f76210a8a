using System.Globalization;

namespace AppwritePS.Actions;

/// <summary>A date with a time, as ISO 8601 and the server's PHP both read it; without an offset it is UTC.</summary>
internal static class ScheduleText
{
    private static readonly string[] s_formats =
    [
        .. from separator in (string[])["'T'", "' '"]
           from seconds in (string[])["", ":ss", ":ss.FFFFFFF"]
           from offset in (string[])["", "K", " zzz"]
           select "yyyy-MM-dd" + separator + "HH:mm" + seconds + offset,
    ];

    public static DateTimeOffset? Read(string text) =>
        DateTimeOffset.TryParseExact(text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
