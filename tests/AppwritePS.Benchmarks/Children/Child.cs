using System.Diagnostics;
using System.Globalization;
using AppwritePS.Benchmarks.Load;
using AppwritePS.Emulator;
using AppwritePS.Quickstart;

namespace AppwritePS.Benchmarks.Children;

/// <summary>What this program does as its own child. It says its result as one line, and ends when its parent does.</summary>
internal static class Child
{
    private const int OneGoesWrongOf = 200;

    public static async Task<int> RunAsync(string[] work)
    {
        EndWithParent();
        switch (work)
        {
            case ["server"]:
                await ServeAsync(Functions.AddTo, isFaulty: false);
                return 0;
            case ["faulty-server"]:
                await ServeAsync(new Ledger().AddTo, isFaulty: true);
                return 0;
            case ["load", var count]:
                LoadWork.Run(int.Parse(count, CultureInfo.InvariantCulture));
                return 0;
            case ["run", var script]:
                Run(script);
                return 0;
            case ["import", var warmUp, var manifest]:
                Import(warmUp, manifest);
                return 0;
            default:
                return 2;
        }
    }

    /// <summary>Is a server until the parent ends, and says where it is. Of a faulty one, one of two hundred requests goes wrong, in any way.</summary>
    private static async Task ServeAsync(Action<AppwriteEmulator> addFunctions, bool isFaulty)
    {
        await using var emulator = await AppwriteEmulator.StartAsync(new EmulatorOptions { RecordRequests = false });
        addFunctions(emulator);
        await using var proxy = isFaulty ? new FaultProxy(emulator.Endpoint, FaultProxy.AtRandom(seed: 1, OneGoesWrongOf)) : null;
        Say(new ServerAddress(proxy?.Endpoint ?? emulator.Endpoint, emulator.ProjectId, emulator.ApiKey));
        await Task.Delay(Timeout.Infinite);
    }

    /// <summary>Runs a script, and says how much memory the process took at most, in bytes.</summary>
    private static void Run(string script)
    {
        using var session = new EngineSession();
        var results = session.Run(script);
        if (results.Errors is [var first, ..]) throw new InvalidOperationException(first.ToString());

        using var process = Process.GetCurrentProcess();
        Say(process.PeakWorkingSet64);
    }

    /// <summary>Imports a module after another one, and says how many milliseconds it took.</summary>
    private static void Import(string warmUp, string manifest)
    {
        using var engine = new BareEngine();
        engine.Import(warmUp);
        var elapsed = Stopwatch.StartNew();
        engine.Import(manifest);
        Say(elapsed.Elapsed.TotalMilliseconds);
    }

    private static void Say(IFormattable result) => Say(result.ToString(null, CultureInfo.InvariantCulture));

    private static void Say(object result) => Console.WriteLine(result);

    // The other end of the standard input closes however the parent ends.
    private static void EndWithParent() => new Thread(() =>
    {
        while (Console.In.Read() >= 0) { }
        Environment.Exit(0);
    })
    { IsBackground = true }.Start();
}
