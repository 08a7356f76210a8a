namespace AppwritePS.Actions.Tests;

/// <summary>Files as people write them, each with what is read of it beside it.</summary>
public class CorpusTests
{
    public static TheoryData<string> Each { get; } = [.. CorpusFile.Names];

    [Theory]
    [MemberData(nameof(Each))]
    public void A_file_is_read_as_expected(string name)
    {
        var file = new CorpusFile(name);
        var read = file.Read();

        Assert.Equal(file.Expectation, ActionOutline.Of(read));
        Assert.Equal(file.HasErrors, read.HasErrors);
    }

    [Fact]
    public void Each_file_has_an_expectation_and_each_expectation_a_file()
    {
        Assert.NotEmpty(CorpusFile.Names);
        Assert.Equal(CorpusFile.Names.OrderBy(static name => name, StringComparer.Ordinal), CorpusFile.ExpectedNames.OrderBy(static name => name, StringComparer.Ordinal));
    }
}
