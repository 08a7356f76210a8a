namespace AppwritePS;

/// <summary>What goes wrong with a file that a user names.</summary>
internal static class FileFailure
{
    /// <summary>
    /// Whether a file or its name is to blame. A name that no file can have is a wrong argument to .NET: a null character
    /// everywhere, to .NET Framework also <c>|</c>, <c>*</c> or a second colon.
    /// </summary>
    public static bool IsFileFailure(this Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
