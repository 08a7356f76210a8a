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
            TimeSpan delay => Within(delay, plain),
            byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal => Seconds(Convert.ToDouble(plain, CultureInfo.InvariantCulture), plain),
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) => Seconds(seconds, text),
            string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var delay) => Within(delay, text),
            _ => throw NotDelay(plain),
        };
    }

    private static TimeSpan Seconds(double seconds, object given) =>
        Math.Abs(seconds) <= LongestSeconds ? TimeSpan.FromSeconds(seconds) : throw NotDelay(given);

    private static TimeSpan Within(TimeSpan delay, object given) => Seconds(delay.TotalSeconds, given);

    private static ArgumentTransformationMetadataException NotDelay(object given) => new(Text.Format(Messages.InvalidDelay, given));
}
