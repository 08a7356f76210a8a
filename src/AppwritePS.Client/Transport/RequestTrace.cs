namespace AppwritePS.Client;

/// <summary>One request as it went, for people who follow along. Holds no query, header or body.</summary>
/// <param name="Method">GET, POST or DELETE.</param>
/// <param name="Path">The path, without its query.</param>
/// <param name="StatusCode">The answer's status; <c>null</c> when none came.</param>
/// <param name="Elapsed">From sending to the last byte of the answer, or to the failure.</param>
/// <param name="Cause">Why it failed; <c>null</c> when it did not.</param>
/// <param name="RetryPause">How long is waited before the request is repeated; <c>null</c> when it is not.</param>
/// <param name="Warning">The server's word on the response format asked for.</param>
public sealed record RequestTrace(string Method, string Path, int? StatusCode, TimeSpan Elapsed, FailureCause? Cause, TimeSpan? RetryPause, string? Warning);
