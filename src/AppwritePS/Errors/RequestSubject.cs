using AppwritePS.Client;

namespace AppwritePS;

/// <summary>What a request was about, as far as its errors tell.</summary>
/// <param name="Id">The function or execution; empty for none.</param>
/// <param name="Path">The path of an execution, by which it can be found again.</param>
/// <param name="ScheduledAt">The schedule asked for.</param>
/// <param name="Certificate">The server's certificate, where it is what the error is about.</param>
internal sealed record RequestSubject(string Id = "", string? Path = null, DateTimeOffset? ScheduledAt = null, ServerCertificate? Certificate = null)
{
    /// <summary>Whether it is an execution that goes on, though nothing more can be learnt of it.</summary>
    public bool IsStarted { get; init; }
}
