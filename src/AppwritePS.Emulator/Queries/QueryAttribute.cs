namespace AppwritePS.Emulator;

/// <summary>An attribute that lists can be filtered and ordered by.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Read">Its value: a string, double, bool or date; null for none.</param>
internal sealed record QueryAttribute<T>(AttributeKind Kind, Func<T, IComparable?> Read)
{
    /// <summary>A second value under which `equal` finds it.</summary>
    public Func<T, IComparable?>? AlsoEquals { get; init; }
}
