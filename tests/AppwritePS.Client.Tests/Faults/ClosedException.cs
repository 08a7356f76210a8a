namespace AppwritePS.Client.Tests.Faults;

/// <summary>The server is done with the connection.</summary>
internal sealed class ClosedException : IOException;
