using AppwritePS.Benchmarks.Results;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>The connections that many executions take, near and far, at once and in order.</summary>
internal sealed class Connections : Measure
{
    private const int Count = 2000;
    private const int AtOnce = 32;

    public override string Name => "connections";

    public override string Title => $"most open, {Count} piped, {AtOnce} at once";

    protected override async Task<Row> RunAsync()
    {
        using var bench = new Bench();
        using var meter = new ConnectionMeter(bench.Server);
        bench.Set("bodies", Bodies(Count));

        await bench.RunAsync($"$bodies | Invoke-AppwriteFunction {Functions.Quick}", Count);
        var inOrder = meter.Most;
        await bench.RunAsync($"$bodies | Invoke-AppwriteFunction {Functions.Quick} -ThrottleLimit {AtOnce}", Count);
        await bench.RunAsync($"$bodies | Invoke-AppwriteFunction {Functions.Distant} -ThrottleLimit {AtOnce}", Count);
        return Row.OfCount(meter.Most, $"in order {inOrder}", Bar.AtMost(AtOnce));
    }
}
