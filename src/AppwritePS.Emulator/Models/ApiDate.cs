using System.Globalization;

namespace AppwritePS.Emulator;

/// <summary>Dates as the API writes them.</summary>
internal static class ApiDate
{
    /// <summary>As they are stored: what is answered before it is written comes so (from 2.0 on).</summary>
    public static string Raw(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    public static string Format(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture);
}
