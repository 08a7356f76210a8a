using System.Management.Automation;

namespace AppwritePS.Quickstart;

/// <summary>What a script returned.</summary>
/// <param name="Objects">The objects that it wrote.</param>
/// <param name="Errors">The errors that it went on after.</param>
/// <param name="HostText">What it wrote to the host: verbose, warnings, what-if.</param>
public sealed record Results(IReadOnlyList<PSObject> Objects, IReadOnlyList<ErrorRecord> Errors, string HostText);
