namespace AppwritePS.Emulator;

/// <summary>Reads Accept as createExecution does.</summary>
internal static class AcceptHeader
{
    /// <summary>The first known piece decides; pieces are parted by a comma and a space (recorded: 'binary body, Accept both json first').</summary>
    public static AnswerKind Parse(string accept)
    {
        foreach (string piece in accept.Split(", "))
        {
            if (piece.StartsWith("application/json", StringComparison.Ordinal) || piece.StartsWith("application/*", StringComparison.Ordinal))
                return AnswerKind.Json;
            if (piece.StartsWith("multipart/form-data", StringComparison.Ordinal) || piece.StartsWith("multipart/*", StringComparison.Ordinal))
                return AnswerKind.Multipart;
        }
        return AnswerKind.Unstated;
    }
}
