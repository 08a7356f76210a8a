namespace AppwritePS.Emulator;

/// <summary>The headers that a function gets, and those of them that are kept.</summary>
internal sealed class FunctionHeaders(FunctionKeys keys, ServerVersion version)
{
    private static readonly HashSet<string> s_keptNames = new(["content-type", "agent", "content-length", "host"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Appwrite's own go over the client's, compared with regard to case (recorded: 'headers: X-APPWRITE-TRIGGER (upper)').</summary>
    public IReadOnlyList<RequestHeader> Complete(IReadOnlyList<RequestHeader> own, EmulatedFunction function, EmulatedExecution execution, Caller caller, string clientIp) =>
    [
        .. own,
        .. version.TellsExecutionIdAndClientIp ? new RequestHeader[] { new("x-appwrite-execution-id", execution.Id) } : [],
        new("x-appwrite-key", keys.Current(function.Timeout)),
        new("x-appwrite-trigger", execution.Trigger.Word()),
        new("x-appwrite-user-id", caller.UserId),
        new("x-appwrite-user-jwt", ""),
        new("x-appwrite-country-code", ""),
        new("x-appwrite-continent-code", ""),
        new("x-appwrite-continent-eu", "false"),
        .. version.TellsExecutionIdAndClientIp ? new RequestHeader[] { new("x-appwrite-client-ip", clientIp) } : [],
    ];

    /// <summary>Recorded: 'sync custom headers'.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Kept(IReadOnlyList<RequestHeader> own, string clientIp)
    {
        var kept = new List<KeyValuePair<string, string>>(1);
        foreach (RequestHeader header in own)
        {
            if (s_keptNames.Contains(header.Name))
                kept.Add(new(header.Name, header.Value));
        }
        if (version.TellsExecutionIdAndClientIp)
            kept.Add(new("x-appwrite-client-ip", clientIp));
        return kept;
    }
}
