// What only these tests call and .NET Framework lacks, under the same names and as far as they call it.
using System.Diagnostics;
using System.Reflection;

namespace AppwritePS.Actions.Tests;

internal static class Polyfills
{
    // It is there, but only newer frameworks show it.
    private static readonly Func<long> s_allocatedBytes = (Func<long>)typeof(GC)
        .GetMethod("GetAllocatedBytesForCurrentThread", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
        .CreateDelegate(typeof(Func<long>));

    extension(GC)
    {
        public static long GetAllocatedBytesForCurrentThread() => s_allocatedBytes();
    }

    extension(Stopwatch)
    {
        public static TimeSpan GetElapsedTime(long from) => TimeSpan.FromSeconds((Stopwatch.GetTimestamp() - from) / (double)Stopwatch.Frequency);
    }

    extension(string)
    {
        public static string Join(char separator, IEnumerable<string> texts) => string.Join(separator.ToString(), texts);
    }
}
