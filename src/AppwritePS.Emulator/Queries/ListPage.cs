namespace AppwritePS.Emulator;

/// <summary>What a list answers: the part asked for, and how many there are in all.</summary>
internal sealed record ListPage<T>(int Total, IReadOnlyList<T> Items);
