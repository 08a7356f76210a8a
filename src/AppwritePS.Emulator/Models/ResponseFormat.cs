namespace AppwritePS.Emulator;

/// <summary>The version of the answer's shape that a client asked for in X-Appwrite-Response-Format.</summary>
internal sealed class ResponseFormat
{
    public static readonly ResponseFormat Newest = new(new Version(int.MaxValue, 0));

    private readonly Version _number;

    private ResponseFormat(Version number) => _number = number;

    /// <summary>Before 1.4.0: `data` in the request; statusCode, response, stdout and stderr at the answer's end (recorded: 'X-Appwrite-Response-Format 1.3.0').</summary>
    public bool HasOldExecutionNames => _number < new Version(1, 4, 0);

    /// <summary>Before 1.6.0 a single execution has no scheduledAt (recorded: 'X-Appwrite-Response-Format 1.5.0').</summary>
    public bool HasScheduledAt => _number >= new Version(1, 6, 0);

    public bool HasFunctionSpecifications => _number >= new Version(1, 9, 0);

    /// <summary>Text that is no version counts as very old (recorded: 'X-Appwrite-Response-Format abc').</summary>
    public static ResponseFormat Parse(string? text) =>
        string.IsNullOrEmpty(text) ? Newest : new(Version.TryParse(text, out Version? number) ? number : new Version(0, 0));

    public bool IsNewerThan(ServerVersion server) => this != Newest && server.IsOlderThan(_number);
}
