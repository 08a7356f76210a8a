using System.Globalization;
using System.Management.Automation;

namespace AppwritePS;

/// <summary>Takes a delay as a TimeSpan, its text, or a number of seconds; the engine's own conversion reads 90 as ticks.</summary>
internal sealed class DelayArgumentAttribute : ArgumentTransformationAttribute
{
    private const double LongestSeconds = 10L * 366 * 24 * 60 * 60;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var plain = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return plain switch
        {
            null => null,
            TimeSpan delay => delay,
            byte or short or int or long or float or double or decimal => Seconds(Convert.ToDouble(plain, CultureInfo.InvariantCulture), plain),
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) => Seconds(seconds, text),
            string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var delay) => delay,
            _ => throw NotDelay(plain),
        };
    }

    private static TimeSpan Seconds(double seconds, object given) =>
        Math.Abs(seconds) <= LongestSeconds ? TimeSpan.FromSeconds(seconds) : throw NotDelay(given);

    private static ArgumentTransformationMetadataException NotDelay(object given) => new(Text.Format(Messages.InvalidDelay, given));
}
