using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text.RegularExpressions;

namespace AppwritePS.Quickstart;

/// <summary>Writes every stream as text, without colours. Asks nothing: whoever prompts gets an error.</summary>
internal sealed partial class TextHostUserInterface(TextWriter output) : PSHostUserInterface
{
    public override PSHostRawUserInterface RawUI { get; } = new TextHostRawUserInterface();

    public override void Write(string value) => output.Write(EscapeSequence().Replace(value, ""));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => throw Prompted();

    public override SecureString ReadLineAsSecureString() => throw Prompted();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw Prompted();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw Prompted();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Prompted();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw Prompted();

    private static PSNotSupportedException Prompted() => new();

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex EscapeSequence();
}
