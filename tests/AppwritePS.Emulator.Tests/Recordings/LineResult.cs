namespace AppwritePS.Emulator.Tests.Recordings;

/// <summary>How a line came out: nothing in it means that the emulator answered as the real server did.</summary>
internal sealed record LineResult(RecordedLine Line, IReadOnlyList<string> Differences);
