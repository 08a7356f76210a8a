using System.Globalization;
using AppwritePS.Benchmarks.Children;
using AppwritePS.Benchmarks.Results;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>The most memory that a fresh process takes for many executions, against few.</summary>
internal sealed class PeakMemory : Measure
{
    private const int Many = 100_000;
    private const int Few = 2_000;
    private const double BytesPerMiB = 1 << 20;

    public override string Name => "memory";

    public override string Title => $"peak of {Many} piped, 32 at once";

    protected override async Task<Row> RunAsync()
    {
        var few = Median.Of([await PeakAsync(Few), await PeakAsync(Few), await PeakAsync(Few)]);
        var many = await PeakAsync(Many);
        return Row.OfRatio($"{many:0} MiB", $"of {Few}: {few:0} MiB", many / few, Bar.AtMost(1.3));
    }

    // The server keeps what it executed: each process gets an empty one.
    private static async Task<double> PeakAsync(int count)
    {
        using var server = new ServerProcess();
        var script = $$"""& { for ($i = 0; $i -lt {{count}}; $i++) { "{`"n`":$i}" } } | Invoke-AppwriteFunction {{Functions.Quick}} -ThrottleLimit 32 | Out-Null""";
        return long.Parse(await ChildProcess.ResultAsync(["run", script], server.Address), CultureInfo.InvariantCulture) / BytesPerMiB;
    }
}
