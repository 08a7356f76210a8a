namespace AppwritePS.Benchmarks.Results;

/// <summary>What came of a measure.</summary>
/// <param name="Ours">The module's figure, or why there is none.</param>
/// <param name="Beside">The figure that it is held against.</param>
/// <param name="Ratio">The one to the other, where that is what counts.</param>
/// <param name="Bar">What must come of it.</param>
/// <param name="IsHeld">Whether it did; <c>null</c> where it could not be measured.</param>
internal sealed record Row(string Ours, string Beside, string Ratio, string Bar, bool? IsHeld)
{
    /// <summary>A figure whose ratio to another must hold.</summary>
    public static Row OfRatio(string ours, string beside, double ratio, Bar bar) => new(ours, beside, $"{ratio:0.00}", bar.ToString(), bar.IsHeldBy(ratio));

    /// <summary>A figure that must hold by itself.</summary>
    public static Row OfCount(long count, string beside, Bar bar) => new($"{count}", beside, "", bar.ToString(), bar.IsHeldBy(count));

    /// <summary>What cannot be measured here.</summary>
    public static Row Skipped(string why) => new($"skipped: {why}", "", "", "", null);

    /// <summary>What did not get to its end.</summary>
    public static Row Failed(Exception exception) => new($"failed: {exception.Message}", "", "", "", false);
}
