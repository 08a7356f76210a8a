using AppwritePS.Benchmarks.Children;
using AppwritePS.Benchmarks.Results;
using AppwritePS.Emulator;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>What a fresh process asks a server for one execution.</summary>
internal sealed class OneShotRequests : Measure
{
    public override string Name => "one-shot";

    public override string Title => "requests of one execution";

    protected override async Task<Row> RunAsync()
    {
        await using var emulator = await AppwriteEmulator.StartAsync();
        Functions.AddTo(emulator);
        await ChildProcess.ResultAsync(["run", $"Invoke-AppwriteFunction {Functions.Quick}"], new ServerAddress(emulator.Endpoint, emulator.ProjectId, emulator.ApiKey));
        if (emulator.ExecutionCount != 1) throw new InvalidOperationException("It was not executed once.");

        return Row.OfCount(emulator.RequestCount, "", Bar.AtMost(1));
    }
}
