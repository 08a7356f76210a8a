using static AppwritePS.Actions.Tests.Reading;

namespace AppwritePS.Actions.Tests;

/// <summary>What is no YAML, or too much of it.</summary>
public class YamlTests
{
    [Theory]
    [InlineData("data:\n\tfunction_id: one", "2:1 Tab")]
    [InlineData("data:\n  function_id: one\n\tfunction_path: x", "3:1 Tab")]
    [InlineData("data:\n  function_id: one\n  \tfunction_path: x", "3:3 Tab")]
    [InlineData("data:\n  function_id: one\n  function_body: a\n\tb", "4:1 Tab")]
    [InlineData("-\taction: a\n\tdata: b", "2:1 Tab")]
    [InlineData("data:\r\n\tfunction_id: one", "2:1 Tab")]
    [InlineData("data:\r\tfunction_id: one", "2:1 Tab")]
    [InlineData("a: \"b\n\tc", "1:4 Syntax")]
    [InlineData("a: 'b", "1:4 Syntax")]
    [InlineData("a: \"b\\q\"", "1:4 Syntax")]
    [InlineData("a: \"\\ud800\"", "1:4 Syntax")]
    [InlineData("a: \"\\uD800\\u0041\"", "1:2 Syntax")]
    [InlineData("a: \"\\UFFFFFFFF\"", "1:2 Syntax")]
    [InlineData("a: [b", "1:6 Syntax")]
    [InlineData("a: b: c", "1:5 Syntax")]
    [InlineData("a: @b", "1:4 Syntax")]
    [InlineData("%YAML 3.0\n---\n", "1:1 Syntax")]
    [InlineData("!a!b c", "1:1 Syntax")]
    [InlineData("a: b\0c", "1:5 Character")]
    [InlineData("\0", "1:1 Character")]
    [InlineData("a: b\r\n\u0001", "2:1 Character")]
    [InlineData("a: '\u2028'", "1:5 Character")]
    [InlineData("a: '\u0085'", "1:5 Character")]
    public void What_is_no_YAML_is_told_with_its_place(string yaml, string told)
    {
        var file = Read(yaml);

        Assert.Equal([told], file.Told());
        Assert.True(file.HasErrors);
        Assert.Empty(file.Actions);
    }

    // An attribute could not hold them.
    [Fact]
    public void Half_of_a_pair_is_told_with_its_place()
    {
        Assert.Equal(["1:4 Character"], Read("a: \uD83D").Told());
        Assert.Equal(["1:5 Character"], Read("a: b\uDE00\uD83D").Told());
    }

    [Fact]
    public void A_character_is_named() => Assert.Equal(["U+0000"], Read("\0").Problems[0].Arguments);

    [Fact]
    public void The_library_s_own_words_are_handed_on() =>
        Assert.Equal(["While scanning a quoted scalar, found unexpected end of stream."], Read("'").Problems[0].Arguments);

    [Fact]
    public void Tabs_that_do_not_indent_are_text() =>
        Assert.Equal("a\tb\n\tc\n", Good(WithData("function_body: |\t# d\n  a\tb\n  \tc")).Body!.Value);

    [Fact]
    public void A_text_may_have_as_many_characters_as_are_allowed_and_no_more()
    {
        var start = WithData("function_body: a").TrimEnd();
        var most = start + new string('x', YamlLimits.Length - start.Length);

        Assert.Equal(YamlLimits.Length, most.Length);
        Assert.True(Good(most).Body!.Value.Length > YamlLimits.Length - 100);
        Assert.Equal(["1:1 TooLong"], Read(most + "x").Told());
        Assert.Equal([YamlLimits.Length + 1, YamlLimits.Length], Read(most + "x").Problems[0].Arguments);
    }

    [Theory]
    [InlineData(60, "")]
    [InlineData(61, "")]
    [InlineData(62, "")]
    [InlineData(63, "4:80 TooDeep")]
    [InlineData(64, "4:80 TooDeep")]
    public void Lists_may_lie_in_each_other_so_often_and_no_more(int lists, string told)
    {
        // The action and its data are two.
        var body = new string('[', lists) + new string(']', lists);

        Assert.Equal(told, string.Join('|', Read(WithData("function_body: " + body), convertBody: true).Told()));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void However_deep_they_are_it_is_told_at_once(string open)
    {
        var text = string.Concat(Enumerable.Repeat(open, 2_000_000));

        Assert.Equal([ActionRule.TooDeep], Read(text).Problems.Select(problem => problem.Rule));
    }

    [Fact]
    public void Aliases_make_nothing_deeper_than_that_either()
    {
        var lists = string.Concat(Enumerable.Range(1, 100).Select(i => $"  - &a{i} [*a{i - 1}]\n"));

        var file = Read("variables:\n  - &a0 x\n" + lists + "actions: []\n");

        // The list itself lies in two; 62 more fill the limit.
        Assert.Equal(ActionRule.TooDeep, file.Problems[0].Rule);
        Assert.Equal(65, file.Problems[0].Position.Line);
    }

    [Fact]
    public void A_billion_laughs_are_told_and_cost_little()
    {
        var laughs = "- &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n"
            + string.Concat(Enumerable.Range(1, 20).Select(i => $"- &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var file = Read(WithData("function_body:\n" + Indented(laughs, 2)), convertBody: true);

        Assert.Contains(file.Problems, problem => problem.Rule == ActionRule.AliasTooLarge);
        Assert.False(Assert.Single(file.Actions).IsValid);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    [Fact]
    public void Actions_may_be_very_many()
    {
        var item = "- action: appwrite.execute_function_home\n  data: {function_id: one}\n";

        Assert.Equal(10_000, Read(string.Concat(Enumerable.Repeat(item, 10_000))).Actions.Count);
    }

    [Fact]
    public void But_not_without_end()
    {
        var file = Read(string.Concat(Enumerable.Repeat("- action: appwrite.home_x\n", ActionFile.MaximumSteps + 1)));

        Assert.Equal(ActionFile.MaximumSteps, file.Actions.Count);
        Assert.Equal([ActionRule.TooManySteps], file.Problems.Select(problem => problem.Rule));
        Assert.True(file.HasErrors);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    public void Of_very_many_problems_the_first_are_listed(int more)
    {
        var file = Read(string.Concat(Enumerable.Repeat("- delay: 1\n", ActionFile.MaximumProblems + more)));

        Assert.Equal(ActionFile.MaximumProblems + Math.Min(more, 1), file.Problems.Count);
        Assert.Equal((more > 0 ? ActionRule.TooManyProblems : ActionRule.StepNotRun, true), (file.Problems[^1].Rule, file.Problems[^1].IsWarning));
        Assert.False(file.HasErrors);
    }

    // Whoever looks at the list alone must not take the file for a good one.
    [Theory]
    [InlineData("- text\n")]
    [InlineData("- delay: 1\n- text\n- delay: 1\n")]
    [InlineData("- action: appwrite.execute_function_home\n")]
    [InlineData("---\n\"open\n")]
    public void An_error_beyond_them_is_an_error_in_the_list(string end)
    {
        var file = Read(string.Concat(Enumerable.Repeat("- delay: 1\n", ActionFile.MaximumProblems)) + end);

        Assert.Equal(ActionFile.MaximumProblems + 1, file.Problems.Count);
        Assert.Equal((ActionRule.TooManyProblems, false), (file.Problems[^1].Rule, file.Problems[^1].IsWarning));
        Assert.True(file.HasErrors);
    }

    [Fact]
    public void One_beyond_them_in_an_action_that_is_not_enabled_is_a_warning()
    {
        var keys = string.Concat(Enumerable.Range(0, ActionFile.MaximumProblems + 1).Select(i => $"  k{i}: x\n"));

        var file = Read("action: appwrite.home_x\nenabled: false\ndata:\n" + keys);

        Assert.Equal(ActionFile.MaximumProblems + 1, file.Problems.Count);
        Assert.All(file.Problems, problem => Assert.True(problem.IsWarning));
        Assert.False(file.HasErrors);
        Assert.Equal(ActionRule.TooManyProblems, Assert.Single(file.Actions).Problems[^1].Rule);
    }

    // Each of them is held against all known keys, as long as somebody will read of it.
    [Theory]
    [InlineData("action: appwrite.home_x\ndata:\n")]
    [InlineData("- x: 1\n")]
    public void Unknown_keys_cost_little_however_many_they_are(string start)
    {
        var text = start + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"  k{i}: x\n"));
        Read(text);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(Read(text).HasErrors);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 150_000_000);
    }

    [Fact]
    public void Long_texts_are_not_repeated_in_problems() =>
        Assert.Equal(200, Assert.IsType<string>(Read(WithData("function_method: " + new string('x', 5_000))).Problems[0].Arguments[0]).Length);
}
