using AppwritePS.Benchmarks.Results;

namespace AppwritePS.Benchmarks.Measures;

/// <summary>One thing that is measured, by itself: with a server and an engine of its own.</summary>
internal abstract class Measure
{
    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, for the table.</summary>
    public abstract string Title { get; }

    /// <summary>Measures. What goes wrong is the result.</summary>
    public async Task<Row> RunSafelyAsync()
    {
        try
        {
            return await RunAsync();
        }
#pragma warning disable CA1031 // One that fails keeps nobody from the others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Row.Failed(exception);
        }
    }

    protected abstract Task<Row> RunAsync();

    private protected static string[] Bodies(int count) => [.. Enumerable.Range(0, count).Select(number => $$"""{"n":{{number}}}""")];

    private protected static string Rate(int count, double seconds) => $"{count / seconds:0}/s";
}
