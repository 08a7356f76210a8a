using System.Diagnostics;
using System.Text;

namespace AppwritePS.Fuzzing;

/// <summary>
/// Feeds a reader with inputs that were once good ones. With APPWRITEPS_TEST_LONG=1 a million of them, on all cores. An
/// input that shows something is printed as base64.
/// </summary>
internal static class Fuzz
{
    private static readonly int s_inputs = Environment.GetEnvironmentVariable("APPWRITEPS_TEST_LONG") == "1" ? 1_000_000 : 10_000;

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);

    private static readonly byte[][] s_pieces =
    [
        .. new[]
        {
            "\"", "\\", "\\u0000", "\\ud800", "\\u001b[2J", "{", "}", "[", "]", ":", ",", "null", "true", "false", "\"\"", "{}", "[]", "-", "0", "1e400", "-1e-400", "99999999999999999999999999",
            "0.1", "\r\n", "\n", "\r\n\r\n", "--", "; boundary=", "Content-Disposition: form-data; name=\"", "\"$id\":", "\"key\":", "\"name\":", "//", "/*", "*/", "\u00a0", "\u202e", "é", "😀", "\t", "<html>",
        }.Select(Encoding.UTF8.GetBytes),
        [0], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0x1F, 0x8B], [.. Enumerable.Repeat((byte)'[', 300)], [.. Enumerable.Repeat((byte)'a', 3000)],
    ];

    /// <summary>Reads mutated seeds.</summary>
    /// <param name="seeds">Good inputs.</param>
    /// <param name="read">Reads one; whatever it throws is a finding.</param>
    /// <param name="mostAllocated">Bytes that reading one may allocate.</param>
    public static void Run(IReadOnlyList<byte[]> seeds, Action<byte[]> read, long mostAllocated = 16 << 20)
    {
        var lanes = Environment.ProcessorCount;
        var (longest, most) = (TimeSpan.Zero, 0L);
        var gate = new object();
        foreach (var seed in seeds) read(seed);

        var clock = Stopwatch.StartNew();
        Parallel.For(0, lanes, lane =>
        {
            var random = new Random(20261124 + lane);
            for (var i = lane; i < s_inputs; i += lanes)
            {
                var input = Mutated(seeds, random);
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var took = TimeOf(read, input);
                var taken = GC.GetAllocatedBytesForCurrentThread() - allocated;

                // On a busy machine a thread may have to wait; an input that is slow is so each time.
                for (var again = 0; took > s_longest && again < 20; again++) took = TimeOf(read, input);
                lock (gate) (longest, most) = (took > longest ? took : longest, Math.Max(taken, most));
            }
        });

        Xunit.TestContext.Current.SendDiagnosticMessage($"{s_inputs} inputs in {clock.Elapsed.TotalSeconds:0.0} s; the longest took {longest.TotalMilliseconds:0} ms, the most {most >> 10} KiB");
        Xunit.Assert.InRange(longest, TimeSpan.Zero, s_longest);
        Xunit.Assert.InRange(most, 0, mostAllocated);
    }

    private static TimeSpan TimeOf(Action<byte[]> read, byte[] input)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            read(input);
            return Stopwatch.GetElapsedTime(started);
        }
        catch (Exception found)
        {
            throw new InvalidOperationException(Convert.ToBase64String(input), found);
        }
    }

    private static byte[] Mutated(IReadOnlyList<byte[]> seeds, Random random)
    {
        var bytes = new List<byte>(seeds[random.Next(seeds.Count)]);
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0: bytes.RemoveRange(at, length); break;
                case 1: bytes.InsertRange(at, s_pieces[random.Next(s_pieces.Length)]); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 3 when length > 0: bytes[at] = (byte)random.Next(256); break;
                case 4: bytes.RemoveRange(at, bytes.Count - at); break;
                case 5: bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length)); break;
            }
        }

        return [.. bytes];
    }
}
