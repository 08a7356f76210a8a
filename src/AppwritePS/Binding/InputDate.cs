using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace AppwritePS;

/// <summary>
/// A date as users give it: DateTime, DateTimeOffset, or ISO 8601 text. Without an offset it is local time. Other text is
/// refused, since 01/02/2027 is two dates.
/// </summary>
internal static class InputDate
{
    private static readonly Regex s_iso8601 = new(
        @"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,7})?)?\s?(Z|[+-]\d{2}(:?\d{2})?)?)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <exception cref="BindingException">It is no date, or more than one.</exception>
    public static DateTimeOffset Of(object value)
    {
        var plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain switch
        {
            DateTimeOffset date => date,
            DateTime date => At(date),
            string text when s_iso8601.IsMatch(text.Trim())
                && DateTimeOffset.TryParse(text.Trim().Replace(',', '.'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var date) => date,
            _ => throw new BindingException(Text.Format(Messages.AmbiguousDate, plain), nameof(Messages.AmbiguousDate)),
        };
    }

    // The first and the last of all times, which people write for none, may have no name in UTC.
    private static DateTimeOffset At(DateTime date)
    {
        try
        {
            return new DateTimeOffset(date);
        }
        catch (ArgumentOutOfRangeException)
        {
            return date.Year == 1 ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue;
        }
    }
}
