namespace AppwritePS;

/// <summary>What went wrong: the message tells cause and mend, the properties what the server said.</summary>
public sealed class AppwriteException : Exception
{
    /// <summary>An exception with its text.</summary>
    public AppwriteException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Appwrite's error type, such as <c>function_not_found</c>; <c>null</c> when no server answered.</summary>
    public string? Type { get; init; }

    /// <summary>The HTTP status; <c>null</c> when no server answered.</summary>
    public int? Code { get; init; }

    /// <summary>The server's own sentence.</summary>
    public string? ServerMessage { get; init; }

    /// <summary>The server's version, as it gave it with the error.</summary>
    public string? ServerVersion { get; init; }
}
