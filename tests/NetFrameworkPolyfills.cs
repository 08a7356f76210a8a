// What tests of more than one project call and .NET Framework lacks, under the same names and as far as they call it.
namespace AppwritePS;

internal static class NetFrameworkPolyfills
{
    public static Task CancelAsync(this CancellationTokenSource source)
    {
        source.Cancel();
        return Task.CompletedTask;
    }

    public static async Task WaitAsync(this Task task, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        if (await Task.WhenAny(task, Task.Delay(timeout, cancellationToken)) != task) throw new TimeoutException();
        await task;
    }

    public static IEnumerable<T> Order<T>(this IEnumerable<T> items, IComparer<T>? comparer = null) => items.OrderBy(item => item, comparer);

    public static bool Contains(this string text, string part, StringComparison comparison) => text.IndexOf(part, comparison) >= 0;

    public static string Replace(this string text, string old, string now, StringComparison comparison) =>
        comparison == StringComparison.Ordinal ? text.Replace(old, now) : throw new NotSupportedException();
}
