namespace AppwritePS.Benchmarks.Raw;

/// <summary>A header as it stands in an answer.</summary>
internal sealed record RawHeader(string Name, string Value);
