namespace AppwritePS.Emulator;

/// <summary>One header for the function. <paramref name="IsLiteral"/>: the client sent a number, true, false or null.</summary>
internal readonly record struct RequestHeader(string Name, string Value, bool IsLiteral = false);
