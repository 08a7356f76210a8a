using System.Globalization;
using System.Management.Automation.Host;

namespace AppwritePS.Quickstart;

/// <summary>A host that writes what a console would show as plain text, and answers no prompt.</summary>
public sealed class TextHost(TextWriter output) : PSHost
{
    private readonly TextHostUserInterface _ui = new(output);

    /// <summary>What a script ended with by <c>exit</c>; <c>null</c> if none did.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override string Name => "AppwritePS text host";

    /// <inheritdoc/>
    public override Version Version { get; } = new(1, 0);

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override PSHostUserInterface UI => _ui;

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }
}
