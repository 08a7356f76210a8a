using System.Globalization;

namespace AppwritePS.Emulator;

/// <summary>Ids as PHP's uniqid makes them: seconds in 8 and microseconds in 5 hexadecimal digits.</summary>
internal sealed class IdSource(TimeProvider clock)
{
    private int _counter = Random.Shared.Next();

    /// <summary>13 digits, as in a multipart boundary.</summary>
    public string NextShort()
    {
        long microseconds = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        return string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1_000_000:x8}{microseconds % 1_000_000:x5}");
    }

    /// <summary>20 digits. Appwrite adds seven random ones; a counter here, so that a clock that stands still repeats none.</summary>
    public string Next() => string.Create(CultureInfo.InvariantCulture, $"{NextShort()}{Interlocked.Increment(ref _counter) & 0xfffffff:x7}");
}
