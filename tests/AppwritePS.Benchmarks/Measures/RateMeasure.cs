using AppwritePS.Benchmarks.Raw;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>
/// How fast bodies piped into the command are executed, beside the raw client with the same bodies. Both return what they
/// executed.
/// </summary>
internal abstract class RateMeasure : Measure
{
    /// <summary>Times both, each on connections of its own to one server.</summary>
    /// <param name="functionId">What is executed.</param>
    /// <param name="count">How many bodies there are.</param>
    /// <param name="inARow">How often all are executed in a round: often enough that garbage is collected while it is timed.</param>
    /// <param name="atOnce">How many executions are under way at once; <c>null</c> for one after the other.</param>
    /// <param name="rounds">How many rounds count.</param>
    /// <param name="warmUp">How many come before them: both rates climb until what is called often has been compiled for good.</param>
    private protected static async Task<SideBySide> TimeAsync(string functionId, int count, int inARow, int? atOnce, int rounds, int warmUp)
    {
        using var bench = new Bench();
        using var raw = new RawClient(bench.Server);
        var bodies = Bodies(count);
        bench.Set("bodies", bodies);

        var command = $"$bodies | Invoke-AppwriteFunction {functionId}" + (atOnce is { } limit ? $" -ThrottleLimit {limit}" : "");
        return await SideBySide.TimeAsync(
            rounds,
            warmUp,
            () => RepeatAsync(inARow, () => bench.RunAsync(command, count)),
            () => RepeatAsync(inARow, () => atOnce is { } many ? raw.ExecuteAsync(functionId, bodies, many) : raw.ExecuteAsync(functionId, bodies)));
    }

    private static async Task RepeatAsync(int times, Func<Task> work)
    {
        for (var i = 0; i < times; i++) await work();
    }
}
