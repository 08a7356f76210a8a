using System.Diagnostics;
using AppwritePS.Quickstart;

namespace AppwritePS.Benchmarks.Load;

/// <summary>The load itself, as a process of its own: says a <see cref="Sample"/> for each twentieth, then what became of all.</summary>
internal static class LoadWork
{
    /// <summary>How many samples there are.</summary>
    public const int Samples = 20;

    // A server takes a body of 0 for none, so the first is 1.
    private const string Script = """
        $ErrorActionPreference = 'Continue'
        & { for ($i = 1; $i -le $Count; $i++) { "$i" } } |
            Invoke-AppwriteFunction $FunctionId -Method Post -ThrottleLimit 64 -MaximumRetryCount 5 2>&1 |
            & { process { $Tally.Take($_) } }
        """;

    public static void Run(int count)
    {
        using var session = new EngineSession();
        var tally = new Tally(count);
        session.Set("Count", count);
        session.Set("FunctionId", Ledger.Counted);
        session.Set("Tally", tally);
        session.Run(Script);

        foreach (var (what, number) in tally.Ends) Console.WriteLine($"{what} {number}");
    }

    /// <summary>Counts what comes out of the pipeline.</summary>
    public sealed class Tally(int count)
    {
        private readonly Stopwatch _elapsed = Stopwatch.StartNew();
        private readonly SortedDictionary<string, int> _ends = [];
        private int _ended;

        /// <summary>How many ended in which way: by the id of their error, or as <c>returned</c>.</summary>
        public IReadOnlyDictionary<string, int> Ends => _ends;

        /// <summary>Takes an object or an error.</summary>
        public void Take(object item)
        {
            var error = ((item as System.Management.Automation.PSObject)?.BaseObject ?? item) as System.Management.Automation.ErrorRecord;
            var end = error is null ? "returned" : error.FullyQualifiedErrorId.Split(',')[0];
            _ends[end] = _ends.GetValueOrDefault(end) + 1;

            // A function that failed is an object, too.
            if (end == "ExecutionFailed" || ++_ended % Math.Max(1, count / Samples) != 0) return;
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(new Sample(_ended, _elapsed.Elapsed.TotalSeconds, process.WorkingSet64));
        }
    }
}
