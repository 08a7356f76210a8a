namespace AppwritePS.Emulator.Tests.Recordings;

/// <summary>The emulator answers every recorded request as the real server did.</summary>
public sealed class RecordingTests(ReplayFixture replay) : IClassFixture<ReplayFixture>
{
    public static TheoryData<int, string> Replayed { get; } = [.. ReplayFixture.Lines.Where(l => !LeftOut.Lines.Contains(l.Name)).Select(l => (l.Number, l.Name))];

    [Theory]
    [MemberData(nameof(Replayed))]
    public void Answers_as_recorded(int line, string name)
    {
        LineResult result = replay.Results[line];
        Assert.Equal(name, result.Line.Name);
        Assert.True(result.Differences.Count == 0, string.Join('\n', result.Differences));
    }

    [Fact]
    public void Only_lines_of_other_services_are_left_out() =>
        Assert.Equal(ReplayFixture.Lines.Where(l => !l.HasAnswer).Select(l => l.Name).Order(), LeftOut.Lines.Order());
}
