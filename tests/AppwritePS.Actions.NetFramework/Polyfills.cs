// What the tests call and .NET Framework lacks, under the same names and as far as they call it.
namespace AppwritePS.Actions.Tests;

internal static class Polyfills
{
    extension(string)
    {
        public static string Join(char separator, IEnumerable<string> parts) => string.Join(separator.ToString(), parts);
    }

    extension(GC)
    {
        // Only so that it builds: the test that counts is not run.
        public static long GetAllocatedBytesForCurrentThread() => throw new NotSupportedException();
    }

    public static string Replace(this string text, string old, string replacement, StringComparison comparison) =>
        comparison == StringComparison.Ordinal ? text.Replace(old, replacement) : throw new NotSupportedException();
}
