namespace AppwritePS.Emulator.Tests.Recordings;

/// <summary>Plays the recording once; the tests read what came of each line.</summary>
public sealed class ReplayFixture : IAsyncLifetime
{
    internal static IReadOnlyList<RecordedLine> Lines { get; } = RecordedLine.ReadAll("appwrite-1.9.6.jsonl");

    internal IReadOnlyDictionary<int, LineResult> Results { get; private set; } = new Dictionary<int, LineResult>();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await using Replay replay = await Replay.StartAsync(Lines);
        var results = new Dictionary<int, LineResult>();
        foreach (RecordedLine line in Lines.Where(l => !LeftOut.Lines.Contains(l.Name)))
            results[line.Number] = await replay.PlayAsync(line);
        Results = results;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
