using System.Management.Automation;
using AppwritePS.Quickstart;

// The script's objects come out as text, a line each; its first error ends it.
if (args is not [var script]) return 2;

using var session = new EngineSession();
try
{
    var results = session.Run("$ErrorActionPreference = 'Stop'; " + script);
    foreach (var item in results.Objects) Console.WriteLine(item);
    return session.ExitCode ?? 0;
}
catch (RuntimeException failed)
{
    Console.WriteLine($"{failed.ErrorRecord.FullyQualifiedErrorId}: {failed.Message}");
    return 1;
}
