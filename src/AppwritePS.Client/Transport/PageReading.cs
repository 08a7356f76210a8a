namespace AppwritePS.Client;

/// <summary>
/// How a page of a list is read: servers set no limit to one, and an execution may bring 2 MB of logs and errors. What is
/// too much in one is asked for again with fewer rows.
/// </summary>
/// <param name="AnswerLimit">How many bytes are read at most.</param>
/// <param name="IsSmallerAgain">Whether it was asked for with more rows before.</param>
internal readonly record struct PageReading(long AnswerLimit, bool IsSmallerAgain)
{
    private const long PageLimit = 32 << 20;

    /// <summary>The reading of a page of so many rows. A single row is read whatever it has.</summary>
    public static PageReading Of(int rows, bool isSmallerAgain) =>
        new(rows == 1 ? OutgoingRequest.MostBytes : PageLimit, isSmallerAgain);
}
