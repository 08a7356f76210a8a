namespace AppwritePS.Emulator;

/// <summary>The request's JSON is a bare string or number, which breaks the server before it comes to errors of its own (seen on 1.9.0).</summary>
internal sealed class BareJsonException : Exception;
