namespace AppwritePS.Instances;

/// <summary>What tells two versions of the store's file apart without reading them.</summary>
internal sealed record StoreStamp(DateTime LastWrite, long Length)
{
    // File systems count time in steps of up to two seconds: a file written just now may change again under this stamp.
    private static readonly TimeSpan s_coarsestClock = TimeSpan.FromSeconds(2);

    public bool IsCertain => DateTime.UtcNow - LastWrite > s_coarsestClock;
}
