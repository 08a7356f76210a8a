namespace AppwritePS.Emulator.Tests.Recordings;

/// <summary>
/// The lines that are not replayed: the account and locale services are not emulated. The sessions that these lines make
/// are made through AppwriteEmulator.CreateSession.
/// </summary>
internal static class LeftOut
{
    public static IReadOnlyList<string> Lines { get; } =
    [
        "locale no key (rate limit headers?)",
        "account get no key",
        "session create bad creds (rate limit headers)",
        "session create bad creds with key",
        "account create (project user)",
        "account session",
    ];
}
