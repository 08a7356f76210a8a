namespace AppwritePS.Client;

/// <summary>What is wrong with a server's certificate.</summary>
[Flags]
public enum CertificateProblem
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is signed by itself, or by an authority that this machine does not know.</summary>
    UnknownAuthority = 1,

    /// <summary>Its time is over, or has not come.</summary>
    OutOfDate = 2,

    /// <summary>It is for other host names.</summary>
    OtherHost = 4,

    /// <summary>Its authority has taken it back.</summary>
    Revoked = 8,

    /// <summary>It is not the one that the instance names.</summary>
    NotThePinned = 16,

    /// <summary>Something else, such as a weak signature.</summary>
    Other = 32,
}
