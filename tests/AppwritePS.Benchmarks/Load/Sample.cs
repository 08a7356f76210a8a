using System.Globalization;

namespace AppwritePS.Benchmarks.Load;

/// <summary>How far a load had come.</summary>
/// <param name="Ended">Executions that had ended, either way.</param>
/// <param name="Seconds">Since the first was sent.</param>
/// <param name="Memory">The process's working set then, in bytes.</param>
internal sealed record Sample(int Ended, double Seconds, long Memory)
{
    public static Sample Parse(string line)
    {
        var parts = line.Split(' ');
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ended} {Seconds:0.000} {Memory}");
}
