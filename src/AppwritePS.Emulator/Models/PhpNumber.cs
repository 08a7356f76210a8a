using System.Globalization;

namespace AppwritePS.Emulator;

/// <summary>Numbers as PHP writes them: the shortest form, no point for a whole one.</summary>
internal static class PhpNumber
{
    public static string Format(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        if (exponent < 0)
            return text;
        string mantissa = text[..exponent];
        int power = int.Parse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return $"{mantissa}{(mantissa.Contains('.', StringComparison.Ordinal) ? "" : ".0")}e{power:+0;-0}";
    }
}
