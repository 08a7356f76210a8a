namespace AppwritePS.Emulator;

/// <summary>What a <see cref="FaultProxy"/> does with a request.</summary>
public enum ProxyFault
{
    /// <summary>Hands it on, and the answer back.</summary>
    None,

    /// <summary>Resets the connection, having handed on nothing.</summary>
    ResetBeforeRequest,

    /// <summary>Resets the connection, having handed on half of what came first.</summary>
    ResetInRequest,

    /// <summary>Hands it on, and resets the connection in place of the answer.</summary>
    ResetBeforeAnswer,

    /// <summary>Hands it on, and resets the connection in the middle of the answer.</summary>
    ResetInAnswer,

    /// <summary>Hands it on, and answers with what is no HTTP.</summary>
    GarbageForAnswer,

    /// <summary>Answers 503, having handed on nothing.</summary>
    Unavailable,

    /// <summary>Answers 429 with the reset time of a limiter that lies in front, having handed on nothing.</summary>
    TooManyRequests,
}
