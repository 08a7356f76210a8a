using System.Diagnostics;
using System.Text;
using static AppwritePS.Actions.Tests.Reading;

namespace AppwritePS.Actions.Tests;

/// <summary>
/// Whatever a file has become, it is read to the end, quickly, and nothing in it is taken for what it is not. With
/// APPWRITEPS_TEST_LONG=1: a million and more files.
/// </summary>
public class MutationTests
{
    private const long MostAllocated = 192L << 20;

    private static readonly int s_inputs = Environment.GetEnvironmentVariable("APPWRITEPS_TEST_LONG") == "1" ? 1_200_000 : 50_000;

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(3);

    private static readonly string[] s_seeds =
    [
        .. CorpusFile.Names.Select(static name => new CorpusFile(name).Text),
        ExampleTests.Basic,
        ExampleTests.AllOptions,
        ExampleTests.Basic + "---\n" + ExampleTests.AllOptions,
        "alias: &a Garage\nactions:\n- action: appwrite.execute_function_home\n  data: &d\n    function_id: one\n    function_body: |-\n      a\n       b\n- choose:\n  - sequence: [action: appwrite.home_x]\n- service: appwrite.home_y\n  data: {<<: *d, function_headers: {X: *a, \"Y\": 'z'}}\n",
        "script:\n  a:\n    sequence:\n    - action: appwrite.execute_function_home\n      enabled: no\n      data:\n        function_id: one\n        function_body: {a: [1, 0x1F, .inf, ~], b: !c d, ? e : f}\n",
    ];

    private static readonly string[] s_pieces =
    [
        "\n", "  ", "\t", "- ", "? ", ": ", ":", "#", "&a ", "*a", "!t ", "|", ">", "'", "\"", "{", "}", "[", "]", ",", "<<: *a", "---\n", "...\n", "%YAML 1.2\n", "\0", "\uFEFF",
        "\r", "\\", "\\x", "\\ud800", "\uD800", "😀", "\u2028", "{{ x }}", "~", "yes", "0x", "action: ", "data:\n", "function_id: ", "enabled: false\n", "@", "`", "%",
    ];

    [Fact]
    public void It_has_typed_problems_and_nothing_worse()
    {
        var lanes = Environment.ProcessorCount;
        var (longest, most) = (TimeSpan.Zero, 0L);
        Parallel.For(0, lanes, lane =>
        {
            var random = new Random(20260501 + lane);
            for (var i = lane; i < s_inputs; i += lanes)
            {
                var text = Mutated(random);
                var (started, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
                var file = Run(text);
                var (took, taken) = (Stopwatch.GetElapsedTime(started), GC.GetAllocatedBytesForCurrentThread() - allocated);
                lock (s_seeds) (longest, most) = (took > longest ? took : longest, Math.Max(taken, most));
                Check(file, text);
            }
        });

        TestContext.Current.SendDiagnosticMessage($"{s_inputs} files; the longest took {longest.TotalMilliseconds:0} ms, the largest {most >> 10} KiB");
        Assert.InRange(longest, TimeSpan.Zero, s_longest);
        Assert.InRange(most, 0, MostAllocated);
    }

    private static void Check(ActionFile file, string text)
    {
        Assert.Equal(file.HasErrors, file.Problems.Any(problem => !problem.IsWarning));
        Assert.True(file.HasErrors || file.Actions.Count > 0 || file.Problems.Count > 0, text);

        var lines = text.Count(c => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029') + 1;
        Assert.All(file.Problems, problem => Assert.True(problem.Position is { Line: >= 1, Column: >= 1 } && problem.Position.Line <= lines + 1, text));
        foreach (var action in file.Actions.Where(action => action.IsValid && action.IsEnabled))
        {
            Assert.True(action.Name is not null && (action.FunctionId is not null || action.Name.Value.Form == ActionNameForm.InstanceAndFunction), text);
            Assert.True(AppwriteAction.Methods.Contains(action.Method), text);
            Assert.DoesNotContain(action.Problems, problem => !problem.IsWarning);
        }
    }

    private static ActionFile Run(string text)
    {
        try
        {
            return Read(text, convertBody: true);
        }
        catch (Exception thrown)
        {
            throw new InvalidOperationException(text, thrown);
        }
    }

    private static string Mutated(Random random)
    {
        var text = new StringBuilder(s_seeds[random.Next(s_seeds.Length)]);
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            switch (random.Next(5))
            {
                case 0: text.Remove(at, length); break;
                case 1: text.Insert(at, s_pieces[random.Next(s_pieces.Length)]); break;
                case 2: text.Insert(at, text.ToString(at, length)); break;
                case 3 when length > 0: text[at] = (char)random.Next(random.Next(2) == 0 ? 128 : 65536); break;
                case 4: text.Insert(random.Next(text.Length + 1), string.Concat(Enumerable.Repeat(s_pieces[random.Next(s_pieces.Length)], random.Next(1, 70)))); break;
            }
        }

        return text.ToString();
    }
}
