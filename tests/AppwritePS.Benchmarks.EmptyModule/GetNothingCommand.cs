using System.Management.Automation;

namespace AppwritePS.Benchmarks.EmptyModule;

/// <summary>Does nothing: a module needs a command to be one.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing")]
public sealed class GetNothingCommand : Cmdlet
{
}
