using System.Globalization;

namespace AppwritePS.Client;

/// <summary>
/// Reads a server's date. Servers after 1.9.6 answer a create with an unformatted one (<c>2026-08-21 13:42:57.123</c>),
/// so no zone means UTC.
/// </summary>
internal static class LenientDate
{
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : null;
}
