namespace AppwritePS.Emulator.Tests.Recordings;

/// <summary>The lines that are not replayed, and why.</summary>
internal static class LeftOut
{
    private const string OtherService = "The account and locale services are not emulated; the sessions that these lines make are made through AppwriteEmulator.CreateSession.";

    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["locale no key (rate limit headers?)"] = OtherService,
        ["account get no key"] = OtherService,
        ["session create bad creds (rate limit headers)"] = OtherService,
        ["session create bad creds with key"] = OtherService,
        ["account create (project user)"] = OtherService,
        ["account session"] = OtherService,
    };
}
