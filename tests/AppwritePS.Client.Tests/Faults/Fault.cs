namespace AppwritePS.Client.Tests.Faults;

/// <summary>What goes wrong with one request, or nothing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">What becomes of an execution that meets it and nothing else; <c>null</c> for success.</param>
/// <param name="Act">What the server does once it has the request's head, or a connection if it acts at once; it ends with the connection still good for another request, or throws <see cref="ClosedException"/>.</param>
internal sealed record Fault(string Name, FailureCause? Outcome, Func<Exchange, Task> Act)
{
    /// <summary>Whether the client has to wait for its time limit.</summary>
    public bool IsSlow { get; init; }

    /// <summary>Whether the request is sent again, so that the outcome is that of the next one.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether it meets the connection, before anything is read.</summary>
    public bool IsAtOnce { get; init; }

    /// <summary>Whether the server acts before it has the whole request, which may be on its way already: then nobody here knows.</summary>
    public bool IsEarly { get; init; }

    /// <summary>What may become of an execution that meets it and nothing else.</summary>
    public IReadOnlyList<FailureCause?> Outcomes => IsEarly ? [Outcome, FailureCause.UnknownOutcome] : [Outcome];

    public override string ToString() => Name;
}
