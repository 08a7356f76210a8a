namespace AppwritePS.Actions.Tests;

/// <summary>The payloads that users have: what the corpus does not tell of them.</summary>
public class ExampleTests
{
    [Fact]
    public void A_value_has_the_place_of_its_key_and_its_own()
    {
        var action = Read("bad/page-all-options-is-over.yaml").Actions[0];

        Assert.Equal((new TextPosition(4, 3), new TextPosition(4, 18)), (action.Body!.KeyPosition, action.Body.Position));
        Assert.Equal((new TextPosition(7, 5), new TextPosition(7, 22)), (action.Headers[0].KeyPosition, action.Headers[0].Position));
    }

    [Fact]
    public void A_date_that_is_over_is_told_with_the_time_that_it_is_now() =>
        Assert.Equal([new DateTimeOffset(2025, 2, 15, 6, 38, 0, TimeSpan.Zero), Reading.Now], Read("bad/page-all-options-is-over.yaml").Problems[0].Arguments);

    [Fact]
    public void A_key_that_is_there_twice_is_told_with_the_place_of_the_first() =>
        Assert.Equal(["action", 2, 1], Read("bad/page-both-without-separator.yaml").Problems[0].Arguments);

    [Fact]
    public void Each_action_has_its_own_problems()
    {
        var file = Read("bad/page-both-as-documents.yaml");

        Assert.Empty(file.Actions[0].Problems);
        Assert.Equal(file.Problems, file.Actions[1].Problems);
    }

    [Fact]
    public void The_lines_of_a_text_from_the_middle_of_something_count_from_there()
    {
        var text = new CorpusFile("bad/page-all-options-is-over.yaml").Text;

        var file = ActionFile.Read(new AppwritePS.Yaml.YamlFormat(), text, new() { Now = Reading.Now, FirstLine = 101, Source = "all.yaml" });

        Assert.Equal(new TextPosition(108, 26), file.Problems[0].Position);
        Assert.Equal("all.yaml", file.Problems[0].Source);
        Assert.Equal(new TextPosition(101, 1), file.Actions[0].Position);
        Assert.Equal("all.yaml", file.Source);
    }

    private static ActionFile Read(string name) => new CorpusFile(name).Read();
}
