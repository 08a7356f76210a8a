namespace AppwritePS.Emulator;

/// <summary>The `total` parameter of lists: whether to count.</summary>
internal static class ListTotal
{
    /// <exception cref="ApiError">It is no boolean.</exception>
    public static bool IsWanted(ParameterValue query, ServerVersion version) => query.Find("total") switch
    {
        _ when !version.KnowsTotal => true,
        null => true,
        { IsText: true } text => text.AsText switch
        {
            "1" or "true" => true,
            "0" => false,
            // The word is a string, and no string but "0" is false to PHP (recorded: 'list: total=false').
            "false" => !version.TakesTheWordFalse,
            _ => throw Invalid(),
        },
        _ => throw Invalid(),
    };

    private static ApiError Invalid() => ApiError.ArgumentInvalid("total", "It must be a boolean.");
}
