namespace AppwritePS.Benchmarks.Raw;

/// <summary>What createExecution is sent.</summary>
internal sealed record RawRequest(string Body, bool Async, string Method);
