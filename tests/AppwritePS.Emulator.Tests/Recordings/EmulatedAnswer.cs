namespace AppwritePS.Emulator.Tests.Recordings;

/// <summary>What the emulator answered. <paramref name="Body"/>: its bytes, one character each, decompressed.</summary>
internal sealed record EmulatedAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body);
