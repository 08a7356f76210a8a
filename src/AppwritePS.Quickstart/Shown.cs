using System.Management.Automation;

namespace AppwritePS.Quickstart;

/// <summary>What a console would show.</summary>
/// <param name="Text">The text, without colours.</param>
/// <param name="Errors">The errors, in their order.</param>
public sealed record Shown(string Text, IReadOnlyList<ErrorRecord> Errors);
