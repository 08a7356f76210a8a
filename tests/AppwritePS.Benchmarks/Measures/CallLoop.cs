using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using AppwritePS.Benchmarks.Children;
using AppwritePS.Benchmarks.Results;
using AppwritePS.Quickstart;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>A call for each execution, against Invoke-RestMethod in the same shell.</summary>
internal sealed class CallLoop : Measure
{
    private const int Count = 1000;
    private const int Rounds = 9;

    public override string Name => "call-loop";

    public override string Title => $"{Count} calls in a loop, 0 ms";

    protected override async Task<Row> RunAsync()
    {
        using var server = new ServerProcess();
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-File", Script, StagedModule.Manifest, Functions.Quick, $"{Count}", $"{Rounds}"])
        {
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in server.Address.Variables) start.Environment[name] = value;

        using var shell = TryStart(start);
        if (shell is null) return Row.Skipped("no pwsh is on the PATH.");

        var times = SideBySide.Of(await ReadRoundsAsync(shell));
        return Row.OfRatio(Rate(Count, times.Ours), $"Invoke-RestMethod {Rate(Count, times.Other)}", times.RateRatio, Bar.AtLeast(3));
    }

    private static string Script => Path.Combine(AppContext.BaseDirectory, "Measures", "CallLoop.ps1");

    private static Process? TryStart(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static async Task<List<(double Ours, double Other)>> ReadRoundsAsync(Process shell)
    {
        var rounds = new List<(double, double)>();
        while (await shell.StandardOutput.ReadLineAsync() is { } line)
        {
            var times = line.Split(' ');
            rounds.Add((Seconds(times[0]), Seconds(times[1])));
        }

        return rounds.Count == Rounds ? rounds : throw new InvalidOperationException("The loop did not get to its end.");
    }

    private static double Seconds(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
