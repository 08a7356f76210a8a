using System.Globalization;

namespace AppwritePS.Emulator;

/// <summary>Dates as the API writes them.</summary>
internal static class ApiDate
{
    public static string Format(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture);
}
