using System.Globalization;

namespace AppwritePS;

/// <summary>The text of a floating-point number as people write it, 0.1 and not 0.10000000000000001, that still gives it back.</summary>
internal static class JsonNumber
{
    // On .NET Framework, R does not give every number back.
    public static string Of(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture) == number ? text : number.ToString("G17", CultureInfo.InvariantCulture);
    }

    public static string Of(float number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return float.Parse(text, CultureInfo.InvariantCulture) == number ? text : number.ToString("G9", CultureInfo.InvariantCulture);
    }
}
