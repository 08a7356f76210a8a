namespace AppwritePS.Emulator;

/// <summary>The version of the answer's shape that a client asked for in X-Appwrite-Response-Format.</summary>
internal sealed class ResponseFormat
{
    private static readonly Version s_newest = new(int.MaxValue, 0);

    private readonly Version _number;

    private ResponseFormat(Version number, ServerVersion server)
    {
        _number = number;
        Server = server;
    }

    /// <summary>The server that answers, which knows no newer shapes than its own.</summary>
    public ServerVersion Server { get; }

    /// <summary>Before 1.4.0: `data` in the request; statusCode, response, stdout and stderr at the answer's end (recorded: 'X-Appwrite-Response-Format 1.3.0').</summary>
    public bool HasOldExecutionNames => _number < new Version(1, 4, 0);

    /// <summary>Before 1.6.0 a single execution has no scheduledAt (recorded: 'X-Appwrite-Response-Format 1.5.0').</summary>
    public bool HasScheduledAt => _number >= new Version(1, 6, 0);

    /// <summary>Before 1.9.0 functions had no specifications of build and run each, neither in answers nor on servers.</summary>
    public bool HasFunctionSpecifications => _number >= new Version(1, 9, 0) && !Server.IsOlderThan(new Version(1, 9, 0));

    /// <summary>From 2.0.0 an execution has resourceId and resourceType in place of functionId.</summary>
    public bool HasResourceIds => _number >= new Version(2, 0, 0) && Server.HasSites;

    /// <summary>Whether the client was built for a newer server than this.</summary>
    public bool IsNewerThanServer => _number != s_newest && Server.IsOlderThan(_number);

    /// <summary>Text that is no version counts as very old (recorded: 'X-Appwrite-Response-Format abc').</summary>
    public static ResponseFormat Parse(string? text, ServerVersion server) =>
        new(string.IsNullOrEmpty(text) ? s_newest : Version.TryParse(text, out Version? number) ? number : new Version(0, 0), server);
}
