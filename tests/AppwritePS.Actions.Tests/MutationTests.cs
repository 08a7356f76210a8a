using System.Diagnostics;
using System.Text;
using static AppwritePS.Actions.Tests.Reading;

namespace AppwritePS.Actions.Tests;

/// <summary>Whatever a file has become, it is read to the end, and quickly.</summary>
public class MutationTests
{
    private const int Inputs = 50_000;

    private static readonly string[] s_seeds =
    [
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
        var random = new Random(20260501);
        var longest = TimeSpan.Zero;
        for (var i = 0; i < Inputs; i++)
        {
            var text = Mutated(random);
            var started = Stopwatch.GetTimestamp();
            var file = Run(text);
            var took = Stopwatch.GetElapsedTime(started);
            longest = took > longest ? took : longest;

            Assert.Equal(file.HasErrors, file.Problems.Any(problem => !problem.IsWarning));
            Assert.All(file.Problems, problem => Assert.True(problem.Position is { Line: >= 1, Column: >= 1 }, text));
            Assert.All(file.Actions, action => Assert.True(!action.IsValid || !action.IsEnabled || action.Name is not null, text));
            Assert.True(file.HasErrors || file.Actions.Count > 0 || file.Problems.Count > 0, text);
        }

        Assert.InRange(longest, TimeSpan.Zero, TimeSpan.FromSeconds(5));
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
