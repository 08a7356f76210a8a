namespace AppwritePS.Client;

/// <summary>Which part of a list is read.</summary>
public sealed record ListRange
{
    /// <summary>How many rows are left out at the beginning. Default none.</summary>
    public long Skip { get; init; }

    /// <summary>How many rows are read at most. Default <c>null</c>: all.</summary>
    public long? First { get; init; }

    /// <summary>Whether the first page tells how many rows there are in all. Default false: counting costs the server time.</summary>
    public bool WithTotal { get; init; }
}
